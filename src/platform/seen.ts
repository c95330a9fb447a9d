/** Whether there is anything to see in this text: spaces and marks without a width are nothing. */
export function isSeen(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\p{Zs}\u2800\u3164\u115F\u1160\uFFA0]/u.test(text)
}
