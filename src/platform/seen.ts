/** Whether there is anything to see in this text: spaces, marks without a width and signs that no standard draws are nothing. */
export function isSeen(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\p{Co}\p{Zs}\u2800\u3164\u115F\u1160\uFFA0]/u.test(text)
}
