import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { inTurns, timed } from '../figures.ts'
import { ask } from '../requests.ts'
import { begin, command, openRoom } from '../room.ts'
import type { BenchServer } from '../server.ts'
import type { Work, World } from '../world.ts'

const bareCommit = (world: World) => world.start('bare/commit.ts', { DATA_DIR: world.folder })

/** All of it at once: how long until each has its answer. */
async function atOnce<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  const took = await Promise.all(all.map(one => timed(1, () => work(one))))
  return took.flat()
}

/** Fifty people choose their hub in the same moment, and leave it again before the next round. */
async function choices(world: World) {
  const { choosers } = await world.schools()
  const choose = (server: BenchServer) => async () => {
    const at = (slug: string) => `/api/v1/hubs/${slug}/membership`
    const took = await atOnce(choosers, ({ cookie, slug }) => ask(server, { method: 'PUT', path: at(slug), cookie }))
    for (const { cookie, slug } of choosers) await ask(server, { method: 'DELETE', path: at(slug), cookie })
    return took
  }
  return inTurns(6, choose(await world.server()), choose(await bareCommit(world)))
}

/** In fifty meetings somebody is put into the register in the same moment. */
async function registerTaps(world: World) {
  const { groups } = await world.schools()
  const server = await world.server()
  const bare = await bareCommit(world)
  const versions = new Map<string, number>()
  for (const group of groups) versions.set(group.meetingId, (await begin(server, group)).version)
  let taps = 0
  const attendance = () => (taps % 2 === 1 ? 'present' : 'absent')
  const ours = () => {
    taps++
    return atOnce(groups, async group => {
      const personId = group.people[5]
      const expectedVersion = versions.get(group.meetingId)
      const { run } = await command(server, group, {
        type: 'register',
        personId,
        attendance: attendance(),
        expectedVersion,
      })
      versions.set(group.meetingId, run.version)
    })
  }
  const theirs = () =>
    atOnce(groups, ({ meetingId, facilitator }) => {
      const body = { type: 'register', attendance: attendance(), expectedVersion: 1, commandId: meetingId }
      return ask(bare, { method: 'POST', path: `/api/v1/meetings/${meetingId}/commands`, cookie: facilitator, body })
    })
  return inTurns(6, ours, theirs)
}

/** References as somebody would paste them, none of them known. */
function pasted(round: number): string {
  return Array.from(
    { length: 200 },
    (_, n) =>
      `@article{b${round}n${n}, title={Feedback in lesson ${n} of round ${round}}, author={Reeve, Alex}, year={2019}, journal={Practice}}`,
  ).join('\n')
}

/** As fast as a meeting's taps may come for minutes. */
const tapEveryMs = 250
/** Whoever is told to wait asks again after this long. */
const refusedMs = 50
/** Words that the index has never had: what costs it most. */
const unheard = (round: number) =>
  Array.from({ length: 250 }, (_, n) =>
    createHash('md5').update(`${round} ${n}`).digest('base64url').slice(0, 12),
  ).join(' ')

/** A colleague who writes, imports and searches, each again as soon as it is answered or may be, until told to stop. */
function busyColleague(server: BenchServer, cookie: string) {
  let stopped = false
  let round = 0
  const again = async (work: () => Promise<unknown>) => {
    while (!stopped)
      await work().catch(async (error: Error) => {
        if (!error.message.startsWith('429')) throw error
        await wait(refusedMs)
      })
  }
  const place = '/api/v1/discussions/hub/feedback/replies'
  const all = Promise.all([
    again(() => {
      const text = unheard(round++)
      return ask(server, { method: 'POST', path: place, cookie, body: { text, parentId: null, mentions: [] } })
    }),
    again(() =>
      ask(server, {
        method: 'POST',
        path: '/api/v1/references/import',
        cookie,
        body: { format: 'bibtex', text: pasted(round++) },
      }),
    ),
    again(() => ask(server, { path: '/api/v1/search?q=feedback%20qeustion', cookie })),
  ])
  return async () => {
    stopped = true
    await all
  }
}

/** A tap on the last of 15 screens, while a colleague keeps the server busy and while nobody does. */
async function besideOthers(world: World) {
  const { groups } = await world.schools()
  const [mine, other] = [groups[46], groups[41]]
  if (!mine || !other) throw new Error('two groups are needed')
  const server = await world.server()
  const { change, screens } = await openRoom(server, mine, 12)
  const taps = async () => {
    const took: number[] = []
    for (let n = 0; n < 25; n++) took.push(await change())
    return took
  }
  const busy = async () => {
    const stop = busyColleague(server, other.members[3] ?? '')
    try {
      return await taps()
    } finally {
      await stop()
    }
  }
  const measured = await inTurns(4, busy, taps)
  screens.close()
  return measured
}

/** As many people as one list may have. */
function staffList(round: number): string {
  const lines = Array.from(
    { length: 5000 },
    (_, n) => `Person ${n} of ${round},p${n}.${round}@bench.test,Teaching,Maths`,
  )
  return ['Name,Email,Staff,Department', ...lines].join('\n')
}

/** The administrator of another school brings in 5,000 people, changes them all, and takes both back. */
async function importAndUndo(server: BenchServer, cookie: string, round: number) {
  const post = async (path: string, body?: object) =>
    JSON.parse(await ask(server, { method: 'POST', path: `/api/v1/people/${path}`, cookie, ...(body && { body }) }))
  /** What takes longer than an answer may goes on by itself. */
  const finished = async () => {
    const list = { path: '/api/v1/people/imports', cookie }
    while (JSON.parse(await ask(server, list)).items.some((each: { unfinished: boolean }) => each.unfinished))
      await wait(1000)
  }
  const bringIn = async (text: string): Promise<string> => {
    const { fingerprint } = await post('import-previews', { text })
    const { id } = await post('imports', { text, leave: false, fingerprint })
    await finished()
    return id
  }
  const list = staffList(round)
  const added = await bringIn(list)
  const changed = await bringIn(list.replaceAll('Maths', 'Science'))
  for (const id of [changed, added]) {
    await post(`imports/${id}/undo`)
    await finished()
  }
}

/** A tap on the last of 15 screens, while 5,000 people are imported and taken back, and while nobody does so. */
async function besideImport(world: World) {
  const { groups, administrator } = await world.schools()
  const [mine] = groups.slice(47)
  if (!mine) throw new Error('a group is needed')
  const server = await world.server()
  const { change, screens } = await openRoom(server, mine, 12)
  let round = 0
  const taps = async () => {
    const took: number[] = []
    for (let n = 0; n < 25; n++) took.push(await change())
    return took
  }
  const busy = async () => {
    let done = false
    const importing = importAndUndo(server, administrator, round++).finally(() => (done = true))
    const took: number[] = []
    try {
      while (!done) {
        took.push(await change())
        await wait(tapEveryMs)
      }
    } finally {
      await importing
    }
    return took
  }
  const measured = await inTurns(1, busy, taps)
  screens.close()
  return measured
}

export const writeRows: Work[] = [
  { work: 'writes: a choice, 50 at once, on the disk', unit: 'ms', bar: { most: 1.5 }, measure: choices },
  { work: 'writes: a register tap, 50 at once, on the disk', unit: 'ms', bar: { most: 1.5 }, measure: registerTaps },
  {
    work: 'writes: a tap while a colleague writes, imports and searches as fast as the limits allow, beside it alone',
    unit: 'ms',
    bar: { tail: { share: 0.95, most: 2, within: 50 } },
    measure: besideOthers,
  },
  {
    work: 'writes: a tap while an administrator imports 5,000 people, changes them and undoes both, beside it alone',
    unit: 'ms',
    bar: { tail: { share: 0.95, most: 2, within: 50 } },
    large: true,
    measure: besideImport,
  },
]
