import { beatMessage, runMessage } from '@hubs/schema/meetings/live'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { EventStream } from '../../../../test/event-stream.ts'
import { ABSOLUTE_LIFE_MS } from '../../accounts/sessions.service.ts'
import { buildMeeting, meetingOf } from '../meetings.testkit.ts'
import { event } from '../run/run-serialization.format.ts'
import { createRuns } from '../run/runs.service.ts'
import { createLive } from './live.service.ts'
import { createConnections, type SseConnections } from './sse-connections.service.ts'

/** A server whose every request is a screen of meeting `m`, and its side of each connection. */
async function serve(connections: SseConnections) {
  const sides: ServerResponse[] = []
  const server = createServer((_, response) => {
    response.useChunkedEncodingByDefault = false
    response.writeHead(200)
    sides.push(response)
    connections.show(
      connections.add('m', { kind: 'session', id: `session ${sides.length}` }),
      response,
      event('hello', {}),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const connect = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const request = get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject)
      onTestFinished(() => void request.destroy())
    })
  return { connect, sides }
}

/** More than the buffers of a connection take in: what is not read stays with the server. */
const large = event('large', { text: 'x'.repeat(16 * 1024 * 1024) })

describe('a screen that takes nothing', () => {
  test('is let go when too much is unsent, and the others get everything', async () => {
    const connections = createConnections()
    const { connect, sides } = await serve(connections)
    // Never read from.
    await connect()
    const good = await connect()
    let received = 0
    const all = new Promise<void>(resolve => {
      good.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received >= large.length) resolve()
      })
    })
    const side = sides[0]
    expect(side?.destroyed).toBe(false)
    // One after the other, as small as the others can take them.
    const step = event('step', { text: 'x'.repeat(32 * 1024) })
    for (let sent = 0; sent < large.length; sent += step.length) {
      connections.send('m', step)
      await new Promise(resolve => setImmediate(resolve))
      if (sides[1]?.writableNeedDrain) await new Promise(resolve => sides[1]?.once('drain', resolve))
    }
    await all
    expect(side?.destroyed).toBe(true)
    expect(sides[1]?.destroyed).toBe(false)
    expect(connections.sessions()).toEqual(['session 2'])
  })

  test('is let go at the second beat that finds it so, however little is unsent', async () => {
    const connections = createConnections()
    const { connect, sides } = await serve(connections)
    await connect()
    const [side] = sides
    // Fills the connection past the screens' own limit check, as a dead line does.
    side?.write(Buffer.alloc(16 * 1024 * 1024))
    await expect.poll(() => (side?.writableLength ?? 0) > 0).toBe(true)
    const unsent = side?.writableLength ?? 0
    Object.defineProperty(side, 'writableLength', { get: () => Math.min(unsent, 100) })
    const beat = () => connections.beat(() => event('beat', {}))
    beat()
    expect(side?.destroyed).toBe(false)
    beat()
    expect(side?.destroyed).toBe(true)
    expect(connections.sessions()).toEqual([])
  })
})

describe('the beat', () => {
  test('is one short event for every screen, with the server’s moment and the version', async () => {
    const { facilitator, store, clock, schoolId, groupOf } = await buildMeeting()
    const now = () => clock.now
    const touched: string[] = []
    const sessions = { keepAlive: async (id: string) => void touched.push(id) }
    const warn = (error: unknown) => expect.fail(String(error))
    const displays = { keepAlive: async () => new Set<string>() }
    const plansOn = async () => ({ partners: 0, count: 0, of: 0, written: [], promises: [] })
    const live = createLive({ store, now, runs: createRuns({ store, now }), sessions, displays, plansOn, warn })
    onTestFinished(() => live.stop())
    const { groupId } = await groupOf('feedback')
    const actor = {
      id: facilitator.id,
      schoolId,
      staffKind: 'teaching',
      roles: [],
      groupId,
      leads: [groupId],
      readsSince: null,
      missedMeetings: false,
    } as const
    const meeting = await meetingOf({ store, groupOf }, 'feedback', 2)
    const [session] = await store.read.db.select().from(store.read.t.session)
    const show = await live.open({ id: session?.id ?? '', actor }, meeting.id)
    const server = createServer((_, response) => {
      response.useChunkedEncodingByDefault = false
      response.writeHead(200)
      show(response)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const screen = await new Promise<EventStream>(resolve => {
      const request = get({ port, host: '127.0.0.1', agent: false }, response =>
        resolve(new EventStream(request, response)),
      )
    })
    const { run } = runMessage.parse((await screen.run(0)).data)
    const before = screen.bytes
    clock.now += 15_000
    live.beat()
    const beat = await screen.find(({ event }) => event === 'beat')
    expect(beatMessage.parse(beat.data)).toEqual({ serverNow: clock.now, version: run.version })
    expect(screen.bytes - before).toBeLessThan(100)
    // Whoever looks on counts as being here: each session once in five minutes, which is twenty beats.
    for (let n = 1; n < 20; n++) {
      await new Promise(resolve => setImmediate(resolve))
      live.beat()
    }
    await expect.poll(() => touched).toEqual([session?.id])
    // But not for longer than the sign-in lasts.
    clock.now += ABSOLUTE_LIFE_MS
    for (let n = 0; n < 20; n++) {
      await new Promise(resolve => setImmediate(resolve))
      live.beat()
    }
    await screen.closed
  })
})

test('a line that broke before its first state is not counted', async () => {
  const connections = createConnections()
  const { connect, sides } = await serve(connections)
  ;(await connect()).destroy()
  await expect.poll(() => sides[0]?.destroyed).toBe(true)
  expect(connections.sessions()).toEqual([])
  if (sides[0]) connections.show(connections.add('m', { kind: 'session', id: 'late' }), sides[0], event('hello', {}))
  expect(connections.sessions()).toEqual([])
})

test('no screen is taken once the server is closing', () => {
  const connections = createConnections()
  connections.endAll()
  expect(() => connections.add('m', { kind: 'session', id: 's' })).toThrow('will reconnect automatically')
})

test('two thousand screens all have the newest state, and one that takes nothing keeps none of them waiting', async () => {
  const connections = createConnections()
  const { connect, sides } = await serve(connections)
  // Never read from.
  await connect()
  const rest: IncomingMessage[] = []
  for (let n = 0; n < 2000; n += 100) rest.push(...(await Promise.all(Array.from({ length: 100 }, connect))))
  const newest = event('run', { version: 7 })
  const have = rest.map(
    screen =>
      new Promise<void>(resolve => {
        let text = ''
        screen.on('data', (chunk: Buffer) => {
          text += chunk.toString()
          if (text.includes('"version":7')) resolve()
        })
      }),
  )
  sides[0]?.write(Buffer.alloc(16 * 1024 * 1024))
  connections.send('m', newest)
  await Promise.all(have)
  expect(have).toHaveLength(2000)
  expect(sides[0]?.destroyed).toBe(true)
  expect(connections.sessions()).toHaveLength(2000)
})
