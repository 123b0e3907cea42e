import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openStream } from '../test/event-stream.ts'
import { startFaulty } from './faulty-server.ts'
import { facilitate } from './sign-in.ts'
import { writeDown } from './tried.ts'

const each = 100
/** The server lets a request take 30 seconds, and looks every 30. */
const patienceMs = 90_000

type Line = { socket: Socket; said: () => string; closed: Promise<void> }

/** A line on which so much is said, and then nothing any more, not even that it is over. */
function hold(port: number, words: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let said = ''
    const closed = new Promise<void>(done => socket.once('close', () => done()))
    socket.on('data', chunk => (said += String(chunk)))
    socket.once('error', reject)
    socket.once('connect', () => socket.write(words, () => resolve({ socket, said: () => said, closed })))
  })
}

const inTime = (lines: readonly Line[]) =>
  Promise.race([Promise.all(lines.map(({ closed }) => closed)).then(() => 'closed'), wait(patienceMs, 'open')])

test('lines on which nobody speaks any more are closed, and keep nobody waiting meanwhile', async () => {
  const server = await startFaulty()
  const { port } = new URL(server.origin)
  const head = 'POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\n'
  const lines: Line[] = []
  for (let n = 0; n < each; n++) {
    lines.push(await hold(Number(port), head))
    lines.push(await hold(Number(port), `${head}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"em`))
  }
  const { give, meetingId, cookie } = await facilitate(server.origin)
  const statuses = [(await give({ type: 'start' })).status]
  // A phone that loses its network and comes back, again and again: the old streams never hear of it.
  const page = `/api/v1/meetings/${meetingId}/live?page=phone`
  for (let n = 0; n < 30; n++) await openStream(server.origin, page, cookie)
  const desk = await openStream(server.origin, `/api/v1/meetings/${meetingId}/live?page=desk`, cookie)
  for (const type of ['pause', 'resume', 'pause', 'resume']) statuses.push((await give({ type })).status)
  const { data } = await desk.find(({ event }) => event === 'screens')
  expect(data).toEqual({ count: 2 })
  const saved = statuses.filter(status => status === 200).length
  expect(await inTime(lines)).toBe('closed')
  expect(lines.filter(line => !line.said().startsWith('HTTP/1.1 408')).map(line => line.said().slice(0, 80))).toEqual(
    [],
  )
  writeDown({
    fault: 'the other end falls silent',
    tried: `${each} half a head, ${each} half a body; a phone that comes back 30 times without having closed anything`,
    acknowledged: saved,
    lost: statuses.length - saved,
    said: '408 after 30 to 60 seconds; the phone is counted once; taps meanwhile are answered',
  })
  expect(saved).toBe(statuses.length)
})
