import autocannon from 'autocannon'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { inTurns } from '../figures.ts'
import { ask } from '../requests.ts'
import { openScreens } from '../screens.ts'
import { type BenchServer, memoryOf, startBenchServer } from '../server.ts'
import { ourServer, type Work, type World } from '../world.ts'
import { firstEvents } from './streams.ts'

/** From the start of the process to its first good answer. */
async function startToReady(world: World) {
  const dataDir = await world.vacated()
  const start = (script: string) => async () => {
    const server = await startBenchServer(script, { DATA_DIR: dataDir })
    await server.stop()
    return [server.readyMs]
  }
  return inTurns(5, start(ourServer), start('bare/start.ts'))
}

/** What a process of its own holds with so many screens, a second after the last has joined. */
function memoryWith(count: number) {
  return async (world: World) => {
    const [group] = (await world.schools()).crowds
    const events = await firstEvents(world, group)
    const variables = { DATA_DIR: await world.vacated(), BENCH_EVENT: events }
    const hold = (script: string) => async () => {
      const server = await startBenchServer(script, variables)
      const screens = await openScreens(server.port, group.meetingId, group.members.slice(0, count))
      await new Promise(resolve => setTimeout(resolve, 1000))
      const held = memoryOf(server.pid)
      screens.close()
      await server.stop()
      return [held]
    }
    return inTurns(2, hold(ourServer), hold('bare/screens.ts'))
  }
}

/** As a browser asks. */
const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const SECONDS = 2

/** The hub list as a browser asks for it, beside a route that sends the same compressed bytes. */
async function hubList(world: World) {
  const [group] = (await world.schools()).groups
  const cookie = group?.facilitator ?? ''
  const server = await world.server()
  const file = path.join(world.folder, 'hubs.br')
  const list = { path: '/api/v1/hubs', cookie }
  await ask(server, list)
  const answer = await ask(server, { ...list, headers, encoding: 'latin1' })
  writeFileSync(file, answer, 'latin1')
  const bare = await world.start('bare/same-bytes.ts', { BENCH_BODY: file })
  const rate = (of: BenchServer) => async () => {
    const url = `${of.origin}/api/v1/hubs`
    const { requests, non2xx } = await autocannon({
      url,
      connections: 50,
      duration: SECONDS,
      headers: { cookie, ...headers },
    })
    if (non2xx > 0) throw new Error(`${non2xx} bad answers from ${url}`)
    return [requests.average]
  }
  return inTurns(3, rate(server), rate(bare))
}

export const processRows: Work[] = [
  { work: 'start to ready, existing data', unit: 'ms', bar: { most: 2 }, measure: startToReady },
  { work: 'memory with 500 screens', unit: 'MB', bar: { most: 1.6 }, measure: memoryWith(500) },
  { work: 'memory with 2,000 screens', unit: 'MB', bar: { most: 1.6 }, measure: memoryWith(2000) },
  { work: 'signed-in GET /hubs, 50 connections', unit: 'a second', bar: { least: 0.6 }, measure: hubList },
]
