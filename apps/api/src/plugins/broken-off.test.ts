import { WAIT_MS } from '@hubs/testing/limits'
import fastify from 'fastify'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import errorHandler from './error-handler.ts'

test('an upload that breaks off is no fault of the database', async () => {
  const lines: string[] = []
  const app = fastify({ logger: { level: 'info', stream: { write: line => void lines.push(line) } } })
  onTestFinished(() => app.close())
  let answered = 0
  app.addHook('onResponse', async () => void answered++)
  app.addHook('onError', async () => void answered++)
  await app.register(errorHandler)
  app.post('/upload', () => 'all of it')
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(url.port), url.hostname)
  await once(socket, 'connect')
  const head = 'POST /upload HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n'
  socket.write(`${head}{"half":`, () => socket.resetAndDestroy())
  await expect.poll(() => answered, { timeout: WAIT_MS }).toBeGreaterThan(0)
  expect(lines.join('')).not.toMatch(/database|"level":50/)
})
