import { Agent, request } from 'node:http'
import type { BenchServer } from './server.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export type BenchRequest = {
  method?: string
  path: string
  cookie?: string
  body?: unknown
  headers?: Record<string, string>
  /** How the answer's bytes become the text; each byte a character with `latin1`. */
  encoding?: BufferEncoding
}

/** Asks a server over a connection that stays open, which costs the measuring process least. Throws unless it is good. */
export function ask(
  server: BenchServer,
  { method = 'GET', path, cookie, body, headers, encoding = 'utf8' }: BenchRequest,
): Promise<string> {
  const text = body === undefined ? '' : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      server.origin + path,
      {
        method,
        agent,
        headers: {
          ...(cookie && { cookie }),
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      answer => {
        let said = ''
        answer.setEncoding(encoding)
        answer.on('data', (chunk: string) => (said += chunk))
        answer.on('end', () => {
          const { statusCode = 0 } = answer
          if (statusCode < 300) resolve(said)
          else reject(new Error(`${statusCode} from ${method} ${path}: ${said}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
