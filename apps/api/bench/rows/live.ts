import { inTurns } from '../figures.ts'
import { openRoom, type Room } from '../room.ts'
import type { BenchGroup, BenchSchools } from '../school.ts'
import { openScreens } from '../screens.ts'
import type { BenchServer } from '../server.ts'
import type { Work, World } from '../world.ts'
import { bareStreams } from './streams.ts'

const bar = { most: 1.5, tail: { share: 0.99, most: 2 } }

async function several(room: Room, times: number): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) took.push(await room.change())
  return took
}

/** One meeting with so many screens: so many taps a turn, each until the last screen has it. */
function lastOf(count: number, rounds: number, taps: number, pick: (schools: BenchSchools) => BenchGroup | undefined) {
  return async (world: World) => {
    const group = pick(await world.schools())
    if (!group) throw new Error('there is no such group')
    const bare = await bareStreams(world, group)
    const rooms: Room[] = []
    for (const server of [await world.server(), bare]) rooms.push(await openRoom(server, group, count))
    const [ours, theirs] = rooms
    if (!ours || !theirs) throw new Error('two rooms are needed')
    const measured = await inTurns(
      rounds,
      () => several(ours, taps),
      () => several(theirs, taps),
    )
    for (const { screens } of rooms) screens.close()
    return measured
  }
}

/** Forty meetings with twelve screens each, all open at the same time; one tap in each, one after the other. */
async function manyMeetings(world: World) {
  const groups = (await world.schools()).groups.slice(0, 40)
  const [one] = groups
  if (!one) throw new Error('forty groups are needed')
  const openAll = (server: BenchServer) => Promise.all(groups.map(group => openRoom(server, group, 12)))
  const ours = await openAll(await world.server())
  const theirs = await openAll(await bareStreams(world, one))
  const tapAll = async (rooms: Room[]) => {
    const took: number[] = []
    for (const room of rooms) took.push(await room.change())
    return took
  }
  const measured = await inTurns(
    5,
    () => tapAll(ours),
    () => tapAll(theirs),
  )
  for (const { screens } of [...ours, ...theirs]) screens.close()
  return measured
}

const JOINING = 500

/** Everybody comes at once: from the first request until the last screen has the state. */
async function joining(world: World) {
  const [group] = (await world.schools()).crowds
  const bare = await bareStreams(world, group)
  const join = (server: BenchServer) => async () => {
    const began = performance.now()
    const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, JOINING))
    const took = performance.now() - began
    screens.close()
    // The leaving of five hundred is work too, and belongs to nobody's joining.
    await new Promise(resolve => setTimeout(resolve, 300))
    return [took]
  }
  return inTurns(5, join(await world.server()), join(bare))
}

const IDLE_MS = 30_000

/** What one screen costs while the timer runs and nothing changes, over two beats. */
async function idle(world: World) {
  const [group] = (await world.schools()).groups
  if (!group) throw new Error('a group is needed')
  const { screens } = await openRoom(await world.server(), group, 12)
  // The number of screens, which is told a little later, belongs to the joining.
  await new Promise(resolve => setTimeout(resolve, 1000))
  const before = screens.bytes()
  await new Promise(resolve => setTimeout(resolve, IDLE_MS))
  const perSecond = (screens.bytes() - before) / screens.count / (IDLE_MS / 1000)
  screens.close()
  return { ours: [[perSecond]] }
}

export const liveRows: Work[] = [
  {
    work: 'live: a tap on the last of 15 screens',
    unit: 'ms',
    bar,
    measure: lastOf(15, 6, 20, ({ groups }) => groups[45]),
  },
  {
    work: 'live: a tap on the last of 500 screens',
    unit: 'ms',
    bar,
    measure: lastOf(500, 6, 8, ({ crowds }) => crowds[1]),
  },
  { work: 'live: a tap in one of 40 meetings x 12', unit: 'ms', bar, measure: manyMeetings },
  { work: 'live: 500 screens join at once', unit: 'ms', bar: { most: 1.5 }, measure: joining },
  { work: 'live: traffic of a screen while nothing changes', unit: 'B/s', bar: { most: 5 }, measure: idle },
]
