import { icons } from '../ui/marks-icons.ts'

/** The picture of Kith in a browser's tab: a table with many chairs, in fern on light and on dark. */
export const icon =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="#00634f">` +
  `<style>@media(prefers-color-scheme:dark){svg{color:#6fd6ba}}</style>${icons.kith.lines}</svg>`
