import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { BenchGroup } from './school.ts'
import { type BenchServer, memoryOf } from './server.ts'
import { openScreens, type Screens } from './screens.ts'
import { openSlowLine } from './slow-line.ts'
import { median, p99, type Row } from './table.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const actions = 30
/** Even with the thirty, so that a meeting is running again after each round. */
const warmUp = 6

/** Sends a command and returns the version it led to. */
function command(server: BenchServer, group: BenchGroup, body: Record<string, unknown>): Promise<number> {
  const text = JSON.stringify({ commandId: randomUUID(), ...body })
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.origin}/api/v1/meetings/${group.meetingId}/commands`,
      {
        method: 'POST',
        agent,
        headers: {
          cookie: group.facilitator,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      },
      answer => {
        let said = ''
        answer.on('data', chunk => (said += chunk))
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(JSON.parse(said).run.version) : reject(new Error(said)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

/** One change: the time from sending the command until the last screen has the whole new state. */
async function change(server: BenchServer, group: BenchGroup, screens: Screens, version: number, paused: boolean) {
  const arrived = screens.allAt(version + 1)
  const began = performance.now()
  await command(server, group, { type: paused ? 'resume' : 'pause', expectedVersion: version })
  return (await arrived) - began
}

async function startRun(server: BenchServer, group: BenchGroup) {
  return command(server, group, { type: 'start', expectedVersion: 0 })
}

function row(work: string, times: number[], barMedian: number, barP99: number): Row {
  return {
    work,
    measured: `${median(times).toFixed(1)} / ${p99(times).toFixed(1)} ms`,
    bar: `${barMedian} / ${barP99} ms`,
    ratio: Math.max(median(times) / barMedian, p99(times) / barP99),
  }
}

/** Thirty changes of one meeting, one after the other, each until the last screen has it. */
async function changes(server: BenchServer, group: BenchGroup, count: number, from: number): Promise<number[]> {
  const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, count))
  const times: number[] = []
  for (let n = 0; n < actions + warmUp; n++) {
    const took = await change(server, group, screens, from + n, n % 2 === 1)
    if (n >= warmUp) times.push(took)
  }
  screens.close()
  return times
}

async function fanOut(server: BenchServer, group: BenchGroup, count: number, bars: [number, number]): Promise<Row> {
  const times = await changes(server, group, count, await startRun(server, group))
  return row(`new state on the last of ${count} screens`, times, ...bars)
}

const lineMs = 100

/** The same meeting over a line with 100 ms there and back: the way itself, and no more than the bar beside it. */
async function overSlowLine(server: BenchServer, group: BenchGroup, from: number): Promise<Row> {
  const line = await openSlowLine(server.port, lineMs / 2)
  const far = { ...server, port: line.port, origin: `http://127.0.0.1:${line.port}` }
  const times = await changes(far, group, 15, from)
  line.close()
  return row(`… of 15 screens, ${lineMs} ms away`, times, lineMs + 2.5, lineMs + 6.7)
}

/** Ten times as many as in the largest school: nobody has set a bar. */
async function crowd(server: BenchServer, group: BenchGroup, from: number): Promise<Row> {
  const times = await changes(server, group, 2000, from)
  const measured = `${median(times).toFixed(1)} / ${p99(times).toFixed(1)} ms`
  return { work: '… of 2,000 screens', measured, bar: 'none', ratio: null }
}

/**
 * Forty meetings with twelve screens each, all open: one change in every meeting, one after the other, and then all in
 * the same moment. For the second nobody has set a bar: it is the whole school's clock striking half past three.
 */
async function manyMeetings(server: BenchServer, groups: BenchGroup[]): Promise<Row[]> {
  const rooms = await Promise.all(
    groups.map(async group => ({
      group,
      screens: await openScreens(server.port, group.meetingId, group.members.slice(0, 12)),
      version: await startRun(server, group),
    })),
  )
  const inTurn: number[] = []
  const together: number[] = []
  for (let n = 0; n < 10; n++) {
    const one = (room: (typeof rooms)[number]) => change(server, room.group, room.screens, room.version++, n % 2 === 1)
    const times: number[] = []
    if (n < 6) for (const room of rooms) times.push(await one(room))
    else times.push(...(await Promise.all(rooms.map(one))))
    if (n >= 1 && n !== 6) (n < 6 ? inTurn : together).push(...times)
  }
  for (const room of rooms) room.screens.close()
  const work = `${groups.length} meetings x 12 screens, one change each`
  return [
    row(work, inTurn, 5, 15),
    {
      work: '… all in the same moment',
      measured: `${median(together).toFixed(1)} / ${p99(together).toFixed(1)} ms`,
      bar: 'none',
      ratio: null,
    },
  ]
}

async function joining(
  server: BenchServer,
  group: BenchGroup,
  count: number,
): Promise<{ rows: Row[]; screens: Screens }> {
  const began = performance.now()
  const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, count))
  const seconds = (performance.now() - began) / 1000
  const megabytes = screens.bytes() / 1e6
  const rows: Row[] = [
    { work: `${count} screens join at once`, measured: `${seconds.toFixed(2)} s`, bar: '1 s', ratio: seconds },
    { work: '… and what is sent for it', measured: `${megabytes.toFixed(2)} MB`, bar: '5 MB', ratio: megabytes / 5 },
  ]
  return { rows, screens }
}

/** What one screen costs while the timer runs and nothing changes, over two beats. */
async function idleTraffic(screens: Screens): Promise<Row> {
  const seconds = 31
  const before = screens.bytes()
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  const perSecond = (screens.bytes() - before) / screens.count / seconds
  return {
    work: 'traffic of a screen while the timer runs',
    measured: `${perSecond.toFixed(1)} B/s`,
    bar: '10 B/s',
    ratio: perSecond / 10,
  }
}

/** The version a meeting is at after it has been started and changed in so many rounds. */
const changesOf = (rounds: number) => 1 + rounds * (actions + warmUp)

/** Everything about screens that watch, on one server. `groups` needs 42 groups, the first two with 2,000 cookies. */
export async function measureLive(server: BenchServer, groups: BenchGroup[]): Promise<Row[]> {
  const [large, small, ...forty] = groups
  if (!large || !small) throw new Error('two groups are needed')
  const rows = [
    await fanOut(server, small, 15, [2.5, 6.7]),
    await overSlowLine(server, small, changesOf(1)),
    await fanOut(server, large, 500, [28, 40]),
    ...(await manyMeetings(server, forty)),
  ]
  const { rows: join, screens } = await joining(server, large, 500)
  rows.push(...join, await idleTraffic(screens))
  const with500 = memoryOf(server.pid)
  screens.close()
  const { screens: many } = await joining(server, large, 2000)
  const with2000 = memoryOf(server.pid)
  many.close()
  rows.push(await crowd(server, large, changesOf(1)))
  rows.push(
    {
      work: 'server memory with 500 screens',
      measured: `${with500.toFixed(0)} MB`,
      bar: '143 MB',
      ratio: with500 / 143,
    },
    {
      work: 'server memory with 2,000 screens',
      measured: `${with2000.toFixed(0)} MB`,
      bar: '180 MB',
      ratio: with2000 / 180,
    },
  )
  return rows
}
