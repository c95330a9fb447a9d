import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, filesOf, open, post, send, work } from '../../../../test/roster-place.ts'
import { aSchool } from '../../../../test/school.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { receiveRoster } from './upload.ts'

type Place = Awaited<ReturnType<typeof aPlace>>

const wrong = [
  ['a picture', { 'picture.png': 'x' }, 'The file picture.png cannot be part of a roster.'],
  ['nothing', {}, 'No file came with this.'],
] as const

test.for(wrong)('%s is refused beside the field, on the page that was filled in', async (row) => {
  const [, files, sentence] = row
  const { site, leader, here } = await aPlace()

  const answer = await post(site, leader, `${here}/files`, filesOf(files))

  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('Rosters of The Valley')
  expect(text).toMatch(/<input[^>]*id="files"[^>]*aria-invalid="true"/)
  expect(text).toMatch(/aria-describedby="files-hint files-error"/)
  expect(/<p class="error" id="files-error">.*?<\/p>/s.exec(text)?.[0]).toContain(sentence)
  expect(await readdir(site.uploads)).toEqual([])
})

test('two files of one name are refused beside the field, and the page can be sent again', async () => {
  const { site, leader, here } = await aPlace()
  const form = filesOf({ 'users.csv': 'sourcedId\n1\n' })
  form.append('files', new File(['sourcedId\n2\n'], 'users.csv'))

  const answer = await post(site, leader, `${here}/files`, form)

  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('all have different names')
  const id = /name="id" value="([0-9a-f-]{36})"/.exec(text)?.[1]
  const again = filesOf({ 'roster.zip': await zipOf(faultless()) }, id)
  expect((await post(site, leader, `${here}/files`, again)).status).toBe(303)
})

/** What is there when the server stops after the files have come, and before anything is written down. */
async function crashedUpload({ site, school }: Place, id: string) {
  const body = filesOf({ 'roster.zip': await zipOf(faultless()) }, id)
  const request = new Request('http://localhost/', { method: 'POST', body })
  await receiveRoster(request, site.uploads, school.id)
}

test('a form whose first sending was cut off by a crash is taken when it is sent again', async () => {
  const place = await aPlace()
  const { site, leader, here } = place
  const id = newId('deed')
  await crashedUpload(place, id)

  const form = filesOf({ 'roster.zip': await zipOf(faultless()) }, id)
  const answer = await post(site, leader, `${here}/files`, form)
  const to = answer.headers.get('location') ?? ''
  await work(site)

  expect(answer.status).toBe(303)
  const page = await open(site, leader, to)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Nothing has changed yet')
})

test('a form that comes again while its files are checked leaves them where they are', async () => {
  const place = await aPlace()
  const { site, leader, here } = place
  const id = newId('deed')
  const zip = await zipOf(faultless())

  const answers = await Promise.all(
    [1, 2, 3].map(() => post(site, leader, `${here}/files`, filesOf({ 'roster.zip': zip }, id))),
  )

  const [to = '', ...others] = answers.map((answer) => answer.headers.get('location') ?? '')
  expect(others).toEqual([to, to])
  expect((await open(site, leader, to)).status).toBe(200)
  await work(site)
  const { text } = await open(site, leader, to)
  expect(text).toContain('Nothing has changed yet')
  expect(await readdir(site.uploads)).toHaveLength(1)
})

test('a form that comes again after its roster was taken in leaves nothing behind', async () => {
  const place = await aPlace()
  const { site, leader, here } = place
  const id = newId('deed')
  const zip = await zipOf(faultless())
  const sent = await post(site, leader, `${here}/files`, filesOf({ 'roster.zip': zip }, id))
  await work(site)
  await post(site, leader, `${sent.headers.get('location')}/in`, new FormData())
  await work(site)

  const { status } = await post(site, leader, `${here}/files`, filesOf({ 'roster.zip': zip }, id))

  expect(status).toBe(303)
  expect(await readdir(site.uploads)).toEqual([])
})

test('whoever knows the id of another’s upload comes upon none of its files', async () => {
  const place = await aPlace()
  const { site } = place
  const id = newId('deed')
  await crashedUpload(place, id)
  const elsewhere = await aSchool(site)
  const stranger = await elsewhere.viewer(await elsewhere.person('leader'))
  const there = `/organisations/${elsewhere.id}/rosters`

  const form = filesOf({ 'users.csv': 'sourcedId\nx\n' }, id)
  const { headers } = await post(site, stranger, `${there}/files`, form)
  await work(site)

  const { text } = await open(site, stranger, headers.get('location') ?? '')
  expect(text).toContain('users.csv')
  expect(text).not.toContain('OneRoster 1.2')
})

test('of a form that broke off half sent, nothing stays', async () => {
  const place = await aPlace()
  const { site, school } = place
  const half = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `--x\r\ncontent-disposition: form-data; name="id"\r\n\r\n${newId('deed')}\r\n--x\r\ncontent-disposition: form-data; name="files"; filename="users.csv"\r\n\r\nsourc`,
  })

  await expect(receiveRoster(half, site.uploads, school.id)).rejects.toMatchObject({
    kind: 'invalid',
  })

  expect(await readdir(site.uploads)).toEqual([])
})

test('files of an upload that a crash cut off in the middle are gone after a week', async () => {
  const place = await aPlace()
  const { site } = place
  await crashedUpload(place, newId('deed'))
  const [left = ''] = await readdir(site.uploads)
  const then = new Date(site.now().getTime() - 8 * 24 * 3_600_000)
  await utimes(join(site.uploads, left), then, then)

  const { to } = await send(place, { 'users.csv': 'sourcedId\n1\n' })

  const kept = await readdir(site.uploads)
  expect(kept).toHaveLength(1)
  expect(kept[0]).toContain(to.split('/').at(-1) as Id<'roster_import'>)
})
