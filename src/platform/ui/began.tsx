import { beganPrefix, type Began as Signs } from '../meanwhile.ts'

/** What a form began from, carried along unseen, so that nobody overwrites what they have not read. */
export function Began({ with: signs }: { with: Signs }) {
  return (
    <>
      {Object.entries(signs).map(([name, sign]) => (
        <input type="hidden" name={`${beganPrefix}${name}`} value={sign} />
      ))}
    </>
  )
}
