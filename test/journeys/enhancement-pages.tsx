import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { securityHeaders } from '../../src/platform/http/headers.ts'
import { reading, readingPages } from '../../src/platform/http/reading.ts'
import { ErrorPage } from '../../src/platform/http/error-page.tsx'
import { done } from '../../src/platform/http/notice.ts'
import { show } from '../../src/platform/http/show.tsx'
import type { Assets } from '../../src/platform/assets/serve.ts'
import { uiWords } from '../../src/platform/ui/words.ts'
import { Button } from '../../src/platform/ui/button.tsx'
import { Check } from '../../src/platform/ui/check.tsx'
import { Choice, Select } from '../../src/platform/ui/choice.tsx'
import { Dialog, DialogLink } from '../../src/platform/ui/dialog.tsx'
import { ErrorSummary } from '../../src/platform/ui/error-summary.tsx'
import { Field, TextArea } from '../../src/platform/ui/field.tsx'
import { Deed, Form } from '../../src/platform/ui/form.tsx'
import { kitPages } from '../../src/platform/ui/kit.tsx'
import { Layout } from '../../src/platform/ui/layout.tsx'
import { Mark } from '../../src/platform/ui/mark.tsx'

/** What these pages remember, so that a journey can ask what reached the server. */
export interface Memory {
  readonly deeds: { readonly path: string; readonly body: Record<string, unknown> }[]
  polls: number
  seen: number
  /** What the server holds of the choice that is sent as soon as it is made. */
  company: string
}

/** Small pages with every kind of form, around the real layout, policy and assets. */
export function testPages(assets: Assets, memory: Memory): Hono {
  const app = new Hono()
  app.use(securityHeaders(false))
  app.use(async (c, next) => {
    c.set('asset', assets.asset)
    c.set('tabs', [
      { href: '/', label: 'Home' },
      { href: '/other', label: 'Other' },
    ])
    await next()
  })
  app.use(reading)
  app.post('*', async (c, next) => {
    memory.deeds.push({ path: c.req.path, body: await c.req.parseBody() })
    await next()
  })
  app.route('/', assets.pages)
  app.route('/', readingPages())
  app.route('/', kitPages())
  app.get('/', (c) => show(c, <Home memory={memory} query={c.req.query('state')} />))
  app.get('/other', (c) => show(c, <Other />))
  app.post('/wish', (c) => wish(c, memory))
  app.post('/slow', async (c) => {
    await wait(300)
    return done(c, '/', uiWords.met)
  })
  app.post('/company', async (c) => {
    const company = String(memory.deeds.at(-1)?.body['company'])
    // A wish for company takes its time, so that a later choice could come before it.
    await wait(company === 'seeking' ? 500 : 50)
    memory.company = company
    return done(c, '/', uiWords.met)
  })
  app.post('/vanish', (c) => {
    memory.seen += 1
    return c.redirect('/', 303)
  })
  app.post('/away', (c) => c.redirect('/other', 303))
  app.post('/broken', (c) => show(c, <Layout title="A bug" />, 500))
  app.post('/ended', (c) => show(c, <ErrorPage words="You have been signed out." />, 401))
  app.post('/file', (c) =>
    c.body('a,b\n', 200, { 'content-disposition': 'attachment; filename="a.csv"' }),
  )
  app.get('/work', (c) => {
    memory.polls += 1
    return show(c, <Work polls={memory.polls} />)
  })
  return app
}

async function wish(c: Context, memory: Memory): Promise<Response> {
  const { title } = memory.deeds.at(-1)?.body ?? {}
  if (title === '') {
    return show(c, <Home memory={memory} errors={{ title: 'Say what you wish for.' }} />, 422)
  }
  return done(c, '/', uiWords.going)
}

interface HomeProps {
  memory: Memory
  query?: string | undefined
  errors?: { title?: string } | undefined
}

function Home({ memory, query, errors = {} }: HomeProps) {
  return (
    <Layout title="Home" wrong={errors.title !== undefined}>
      <ErrorSummary errors={errors} />
      <h1>Home</h1>
      <p id="count">{memory.deeds.length} deeds</p>
      {memory.deeds.length > 0 && <Mark of="met" label="Met" />}
      <Form to="/wish" label="Wish">
        <Field name="title" label="Wish" error={errors.title} />
        <Button>Keep wish</Button>
      </Form>
      <form action="/note" method="post" aria-label="Note">
        <TextArea name="note" label="Note" />
        <Check name="private" label="Private" />
        <Choice
          name="who"
          label="Who"
          options={[
            { value: 'a', label: 'Aroha' },
            { value: 'b', label: 'Sina' },
          ]}
        />
      </form>
      <Company chosen={memory.company} />
      <Form to="/ended" label="Letter">
        <TextArea name="letter" label="Letter" />
        <Button>Keep letter</Button>
      </Form>
      <Deed to="/slow">Slowly</Deed>
      {memory.seen === 0 && <Deed to="/vanish">Vanish</Deed>}
      <Deed to="/away">Away</Deed>
      <Deed to="/broken">Break</Deed>
      <Deed to="/file">Export</Deed>
      <Filter query={query} />
      <DialogLink to="sure">Leave…</DialogLink>
      <Dialog id="sure" title="Leave?" yes={<Deed to="/away">Yes, leave</Deed>}>
        <Form to="/wish" label="Reason">
          <Field name="title" id="reason" label="Why" />
        </Form>
      </Dialog>
      <a href="#reason">Say why</a>
    </Layout>
  )
}

function Company({ chosen }: { chosen: string }) {
  return (
    <Form to="/company" label="Company">
      <Choice
        name="company"
        label="Company"
        value={chosen}
        sendOnChange
        options={[
          { value: 'alone', label: 'Alone for now' },
          { value: 'open', label: 'Open to others' },
          { value: 'seeking', label: 'Looking for someone' },
        ]}
      />
    </Form>
  )
}

function Filter({ query }: { query: string | undefined }) {
  return (
    <>
      <Form to="/" method="get" region="found" label="Filter">
        <Select
          name="state"
          label="State"
          options={[
            { value: 'all', label: 'All' },
            { value: 'met', label: 'Met' },
          ]}
          value={query ?? 'all'}
          sendOnChange
        />
        <Field name="q" label="Words" optional />
        <Button>Show</Button>
      </Form>
      <p id="found">Found: {query ?? 'everything'}</p>
      <p id="stamp">{String(process.hrtime.bigint())}</p>
    </>
  )
}

function Other() {
  return (
    <Layout title="Other">
      <h1>Other</h1>
    </Layout>
  )
}

function Work({ polls }: { polls: number }) {
  const isDone = polls >= 3
  return (
    <Layout title="Work" refresh={isDone ? undefined : 1}>
      <h1>Work</h1>
      <p id="far">{isDone ? 'Finished' : 'Under way'}</p>
      <a href="/work">All work</a>
      <Field name="thought" label="Thought" />
    </Layout>
  )
}
