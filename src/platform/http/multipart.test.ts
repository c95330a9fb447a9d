import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import { multipart } from './multipart.ts'

interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly content: string
}

async function read(body: Uint8Array<ArrayBuffer>, type: string, piece = 5): Promise<Part[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += piece) controller.enqueue(body.slice(at, at + piece))
      controller.close()
    },
  })
  const request = new Request('http://here.example/', {
    method: 'POST',
    body: stream,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit)
  const parts: Part[] = []
  for await (const one of multipart(request)) {
    if (one.kind === 'head') parts.push({ name: one.name, fileName: one.fileName, content: '' })
    else {
      const last = parts.pop()
      if (last) parts.push({ ...last, content: last.content + one.bytes.toString('latin1') })
    }
  }
  return parts
}

test('a form that a browser would send is read, in pieces of any size', async () => {
  const file = fc.record({
    name: fc.constantFrom('users.csv', 'rolls of Room 7.zip', 'ā.csv'),
    content: fc.uint8Array({ maxLength: 60 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      async (files, piece) => {
        const form = new FormData()
        form.append('id', 'an-id')
        for (const { name, content } of files)
          form.append('files', new File([new Uint8Array(content)], name))
        const sent = new Response(form)
        const type = sent.headers.get('content-type') ?? ''

        const parts = await read(new Uint8Array(await sent.arrayBuffer()), type, piece)

        expect(parts).toEqual([
          { name: 'id', fileName: undefined, content: 'an-id' },
          ...files.map(({ name, content }) => ({
            name: 'files',
            fileName: name,
            content: Buffer.from(content).toString('latin1'),
          })),
        ])
      },
    ),
  )
})

test.for([
  ['no boundary', 'multipart/form-data', '--x\r\n'],
  ['another kind of form', 'application/x-www-form-urlencoded', 'a=b'],
  [
    'an end in the middle',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf',
  ],
  ['a head without an end', 'multipart/form-data; boundary=x', `--x\r\n${'h'.repeat(20_000)}`],
])('%s is refused', async ([, type = '', body = '']) => {
  await expect(read(new TextEncoder().encode(body), type)).rejects.toBeInstanceOf(Refusal)
})
