import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Check } from './check.tsx'
import { Choice, Select } from './choice.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field, TextArea } from './field.tsx'
import { Deed, Form } from './form.tsx'

function htmlOf(part: unknown): string {
  return String(part)
}

/** What a browser would read in an attribute or between two tags. */
function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** The value of an attribute in the first tag of this name that has it. */
function attribute(html: string, tag: string, name: string): string | undefined {
  const found = html.match(new RegExp(`<${tag}\\b[^>]*? ${name}="([^"]*)"`))?.[1]
  return found === undefined ? undefined : unescaped(found)
}

/** Every id that something is described, labelled or led to by. */
function idsPointedAt(html: string): string[] {
  const pointers = html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]*)"/g)
  return [...pointers].flatMap(([, ids = '']) => ids.split(' '))
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)
}

const asked = { name: 'when', label: 'When shall we meet?' }
const options = [
  { value: 'alone', label: 'Alone for now', hint: 'Nobody is told why' },
  { value: 'open', label: 'Open to company', hint: 'You may be asked' },
]

describe('a field', () => {
  test('is named by its label', () => {
    const html = htmlOf(<Field {...asked} />)

    expect(attribute(html, 'label', 'for')).toBe('when')
    expect(attribute(html, 'input', 'id')).toBe('when')
    expect(attribute(html, 'input', 'name')).toBe('when')
  })

  test('with nothing wrong and no hint is described by nothing', () => {
    const html = htmlOf(<Field {...asked} />)

    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('class="field wrong"')
  })

  test('says its hint first and then what is wrong', () => {
    const html = htmlOf(<Field {...asked} hint="For example, Thursday" error="Choose a day." />)

    expect(attribute(html, 'input', 'aria-describedby')).toBe('when-hint when-error')
    expect(attribute(html, 'input', 'aria-invalid')).toBe('true')
    expect(html).toContain('<span>Choose a day.</span>')
  })

  test('keeps what was written beside the error', () => {
    const html = htmlOf(<Field {...asked} value="Thirsday" error="Choose a day." />)

    expect(attribute(html, 'input', 'value')).toBe('Thirsday')
  })

  test('says in words that it may be left empty, and must be filled otherwise', () => {
    expect(htmlOf(<Field {...asked} optional />)).toContain('you can leave this out')
    expect(htmlOf(<Field {...asked} optional />)).not.toContain('required')
    expect(htmlOf(<Field {...asked} />)).toContain('required')
  })

  test('of files carries no value, which no browser would take', () => {
    expect(htmlOf(<Field {...asked} type="file" value="roster.zip" />)).not.toContain('roster.zip')
  })

  test('takes another id than its name, for two forms of one page', () => {
    const html = htmlOf(<Field {...asked} id="when-2" error="Choose a day." />)

    expect(attribute(html, 'label', 'for')).toBe('when-2')
    expect(attribute(html, 'input', 'id')).toBe('when-2')
    expect(attribute(html, 'input', 'name')).toBe('when')
    expect(attribute(html, 'input', 'aria-describedby')).toBe('when-2-error')
  })

  test('gives back whatever was written, and lets none of it become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const html = htmlOf(<Field {...asked} value={value} />)

        expect(attribute(html, 'input', 'value')).toBe(value)
        expect(html.match(/<[a-z]+/g)).toEqual(['<div', '<label', '<input'])
      }),
    )
  })
})

describe('a text area', () => {
  test('gives back whatever was written, its first line break too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const html = htmlOf(<TextArea {...asked} value={value} />)
        const inside = html.slice(
          html.indexOf('>', html.indexOf('<textarea')) + 1,
          html.indexOf('</textarea>'),
        )

        expect(unescaped(inside.replace(/^\n/, ''))).toBe(value)
      }),
    )
  })

  test('does not let its text close it', () => {
    const html = htmlOf(<TextArea {...asked} value="</textarea><script>alert(1)</script>" />)

    expect(html).not.toContain('<script')
    expect(html.match(/<\/textarea>/g)).toHaveLength(1)
  })
})

describe('a choice', () => {
  test('is a group named by its question', () => {
    const html = htmlOf(<Choice {...asked} options={options} />)

    expect(html).toMatch(/^<fieldset/)
    expect(html).toMatch(/<legend[^>]*>When shall we meet\?/)
    expect(html.match(/type="radio"/g)).toHaveLength(2)
  })

  test('has the chosen one chosen and no other', () => {
    const html = htmlOf(<Choice {...asked} options={options} value="open" />)

    expect(html.match(/checked/g)).toHaveLength(1)
    expect(html).toMatch(/value="open"[^>]*checked/)
  })

  test('that nobody has answered has none chosen', () => {
    expect(htmlOf(<Choice {...asked} options={options} />)).not.toContain('checked')
  })

  test('can be led to by its name: the first of its answers carries it', () => {
    const html = htmlOf(<Choice {...asked} options={options} />)

    expect(idsIn(html)).toContain('when')
    expect(attribute(html, 'input', 'id')).toBe('when')
  })

  test('draws a mark in each answer that has one, and the word stands beside it', () => {
    const html = htmlOf(
      <Choice {...asked} options={[{ value: 'idea', label: 'Idea', mark: 'idea' }]} />,
    )

    expect(html).toContain('href="#m-idea"')
    expect(html).toContain('<span>Idea</span>')
  })
})

describe('a list to choose from', () => {
  test('begins with no answer until one is given', () => {
    expect(htmlOf(<Select {...asked} options={[{ value: 'a', label: 'A' }]} />)).toContain(
      'Choose one',
    )
    expect(
      htmlOf(<Select {...asked} options={[{ value: 'a', label: 'A' }]} value="a" />),
    ).not.toContain('Choose one')
  })
})

test('an answer with spaces or signs in it still has an id that can be pointed at', () => {
  const html = htmlOf(
    <Choice {...asked} options={['a b', '"', '#'].map((value) => ({ value, label: value }))} />,
  )

  expect(idsIn(html)).toEqual(['when', 'when-2', 'when-3'])
})

test('whatever a part points at by id is there, once', () => {
  const parts = [
    <Field {...asked} hint="Hint" error="Wrong" />,
    <TextArea {...asked} hint="Hint" error="Wrong" />,
    <Choice {...asked} options={options} hint="Hint" error="Wrong" />,
    <Select {...asked} options={[]} hint="Hint" error="Wrong" />,
    <Check {...asked} hint="Hint" error="Wrong" />,
    <ErrorSummary errors={{ when: 'Wrong' }} />,
  ]

  for (const html of parts.map(htmlOf)) {
    const ids = idsIn(html)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(idsPointedAt(html)))
  }
})

describe('the summary of errors', () => {
  test('is not there when nothing is wrong', () => {
    expect(htmlOf(<ErrorSummary errors={{}} />)).toBe('')
    expect(htmlOf(<ErrorSummary errors={{ when: undefined }} />)).toBe('')
  })

  test('leads from each sentence to its field and says that all is kept', () => {
    const html = htmlOf(<ErrorSummary errors={{ when: 'Choose a day.', where: undefined }} />)

    expect(html).toContain('<a href="#when">Choose a day.</a>')
    expect(html).not.toContain('#where')
    expect(html).toContain('Everything you wrote is kept.')
  })

  test('is read out, and can take the focus', () => {
    const html = htmlOf(<ErrorSummary errors={{ when: 'Choose a day.' }} />)

    expect(attribute(html, 'section', 'role')).toBe('alert')
    expect(attribute(html, 'section', 'tabindex')).toBe('-1')
  })
})

describe('a form', () => {
  test('that changes something carries a fresh id each time it is shown', () => {
    const ids = [1, 2].map(() => attribute(htmlOf(<Form to="/goals" />), 'input', 'value'))

    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  test('that only asks carries none', () => {
    expect(htmlOf(<Form to="/goals" method="get" />)).not.toContain('<input')
  })

  test('of one tap sends along what it is given and nothing else', () => {
    const html = htmlOf(
      <Deed to="/circles/7/leave" with={{ reason: 'a "good" one' }}>
        Leave
      </Deed>,
    )

    expect(html).toContain('name="reason" value="a &quot;good&quot; one"')
    expect(html.match(/<input/g)).toHaveLength(2)
    expect(html).toContain('type="submit">Leave</button>')
  })
})
