import { get, type ClientRequest, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'

export type StreamEvent = { event: string; id: string | undefined; data: unknown }

function parse(block: string): StreamEvent | null {
  const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  const [event, data] = [field('event'), field('data')]
  return event && data !== undefined ? { event, id: field('id'), data: JSON.parse(data) } : null
}

/** A screen: one open event stream over a real connection. */
export class EventStream {
  readonly events: StreamEvent[] = []
  bytes = 0
  text = ''
  readonly response: IncomingMessage
  readonly #request: ClientRequest
  #waiting: (() => void)[] = []
  /** Resolves when the server has ended the stream. */
  readonly closed: Promise<void>

  constructor(request: ClientRequest, response: IncomingMessage) {
    this.#request = request
    this.response = response
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      this.bytes += Buffer.byteLength(chunk)
      this.text += chunk
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      this.events.push(...blocks.map(parse).filter(event => event !== null))
      for (const look of this.#waiting.splice(0)) look()
    })
    response.on('error', () => undefined)
    this.closed = new Promise(resolve => response.once('close', resolve))
    onTestFinished(() => this.leave())
  }

  /** The first event, received or to come, that is as asked for. Waits until the test's own time is up. */
  async find(wanted: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    for (;;) {
      const found = this.events.find(wanted)
      if (found) return found
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
  }

  /** The run at this version. */
  run(version: number) {
    return this.find(({ event, id }) => event === 'run' && id === String(version))
  }

  leave() {
    this.#request.destroy()
  }
}

/** Opens a stream; throws with the status where it is refused. */
export function openStream(origin: string, path: string, cookie: string): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const request = get(`${origin}${path}`, { headers: { cookie }, agent: false }, response => {
      if (response.statusCode === 200) return resolve(new EventStream(request, response))
      let body = ''
      response.on('data', chunk => (body += String(chunk)))
      response.on('end', () => reject(new Error(`${response.statusCode} ${body}`)))
    })
    request.on('error', reject)
  })
}
