/**
 * Numbers in [0, 1) that look thrown and are not: the same seed gives the same row of them, on every machine. For
 * order and search only, never for secrets. The generator is `mulberry32` (Tommy Ettinger, 2017), the seed's words are
 * mixed by {@link mix}.
 */
export function chanceOf(seed: string): () => number {
  let state = mix(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let drawn = Math.imul(state ^ (state >>> 15), state | 1)
    drawn = (drawn + Math.imul(drawn ^ (drawn >>> 7), drawn | 61)) ^ drawn
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number below 2³² made of a text: FNV-1a over its UTF-16 units, then the last rounds of MurmurHash3. */
export function mix(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
