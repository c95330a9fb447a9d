import { newId } from '../id.ts'

/**
 * A fresh id inside a form, for the thing that the form will make. A form sent twice carries the
 * same id twice, so its deed is done once.
 */
export function Once({ name = 'id' }: { name?: string }) {
  return <input type="hidden" name={name} value={newId('deed')} />
}
