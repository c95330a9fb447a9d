import type { Context } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../errors.ts'
import { wordOf, type Word } from '../i18n/word.ts'
import { wholeForm, type Errors } from '../ui/error-summary.tsx'
import { platformWords } from '../words.ts'

/** What came with a form: the values it asks for, or what is wrong with each field. What was written is kept either way. */
export type Filled<Values> =
  | { readonly values: Values; readonly errors?: undefined; readonly given: Given }
  | { readonly values?: undefined; readonly errors: Errors; readonly given: Given }

export type Given = Readonly<Record<string, string>>

/** Reads a form by a schema whose messages are the keys of words. Files are not read here. */
export async function readForm<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<Filled<v.InferOutput<Schema>>> {
  const body = await readBody(c)
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const given: Given = Object.fromEntries(texts.map(([name, text]) => [name, cleaned(text)]))
  const result = v.safeParse(schema, given)
  if (result.success) return { values: result.output, given }
  return { errors: sentences(c, result.issues), given }
}

/** What a form carries. One that is broken on the way is refused with a sentence, and not taken for a bug. */
export async function readBody(c: Context): Promise<Record<string, string | File>> {
  try {
    return await c.req.parseBody()
  } catch (cause) {
    throw new Refusal('invalid', platformWords.brokenForm, { cause })
  }
}

/** Line ends as Unix has them, and nothing that a database cannot keep. */
function cleaned(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\0', '')
}

/**
 * A sentence for each field. Where the schema has none of ours, no page of ours was filled in: what it never offers came, or
 * what it always sends is missing. Then the sentence is about the form, and never the library's own.
 */
function sentences(c: Context, issues: readonly v.BaseIssue<unknown>[]): Errors {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const key = issue.path?.[0]?.key
    const word = wordOf(issue.message)
    const field = word && typeof key === 'string' ? key : wholeForm
    errors[field] ??= c.var.say((word ?? platformWords.notAsAsked) as Word<never>)
  }
  return errors
}
