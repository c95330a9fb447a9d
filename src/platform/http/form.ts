import type { Context } from 'hono'
import * as v from 'valibot'
import { wordOf, type Word } from '../i18n/word.ts'
import type { Errors } from '../ui/error-summary.tsx'

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
  const body = await c.req.parseBody()
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const given: Given = Object.fromEntries(
    texts.map(([name, text]) => [name, text.replaceAll('\r\n', '\n')]),
  )
  const result = v.safeParse(schema, given)
  if (result.success) return { values: result.output, given }
  return { errors: sentences(c, result.issues), given }
}

function sentences(c: Context, issues: readonly v.BaseIssue<unknown>[]): Errors {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const key = issue.path?.[0]?.key
    const field = typeof key === 'string' ? key : 'form'
    const word = wordOf(issue.message)
    errors[field] ??= word ? c.var.say(word as Word<never>) : issue.message
  }
  return errors
}
