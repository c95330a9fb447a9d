import { expect, test } from 'vitest'
import { aStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = aStage()

/** What may go wrong with a screen, planted, and what is said of it. */
test.each([
  ['what sticks out', addOutside, /sticks out/],
  ['what axe would find', addUnnamedPicture, /image-alt/],
  ['what only axe in the dark would find', addInvisibleWords, /after in dark:\ncolor-contrast/],
  ['what the content policy refuses', addStyle, /Content Security Policy/],
  ['a script that fails', breakDown, /Error: broken/],
])('%s is noticed by whoever looks', async (_, spoil, complaint) => {
  const visitor = await stage.enter({ screen: 'phone', script: true })
  await visitor.open('/sign-in')
  await visitor.look('before')
  await spoil(visitor)
  await expect(visitor.look('after')).rejects.toThrow(complaint)
  await visitor.leave()
})

function addOutside({ page }: Visitor): Promise<void> {
  return page.evaluate(() => {
    const line = document.createElement('p')
    line.textContent = 'wide'
    line.style.minInlineSize = '900px'
    document.querySelector('main')?.append(line)
  })
}

function addUnnamedPicture({ page }: Visitor): Promise<void> {
  return page.evaluate(() => {
    const picture = document.createElement('img')
    picture.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
    document.querySelector('main')?.append(picture)
  })
}

function addInvisibleWords({ page }: Visitor): Promise<void> {
  return page.evaluate(() => {
    const line = document.createElement('p')
    line.textContent = 'Only dark on light'
    line.style.color = '#222'
    document.querySelector('main')?.append(line)
  })
}

function addStyle({ page }: Visitor): Promise<void> {
  return page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'p { color: red }'
    document.head.append(style)
  })
}

function breakDown({ page }: Visitor): Promise<unknown> {
  const failed = page.waitForEvent('pageerror')
  return Promise.all([
    failed,
    page.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken')
      })
    }),
  ])
}
