import type { Hono } from 'hono'

type Answering = (request: Request, answer: () => Promise<Response>) => Promise<Response>

/** Puts something between an app and whoever asks it, as a careless handler or a cache before it would be. */
export function before(app: Hono, answering: Answering): () => void {
  const { request } = app
  app.request = (input, init) => {
    if (typeof input !== 'string') throw new Error('Tests ask for a path.')
    const asked = new Request(new URL(input, 'http://localhost'), init)
    return answering(asked, async () => request(asked))
  }
  return () => {
    app.request = request
  }
}
