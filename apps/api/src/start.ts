import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { asSystem } from './authorize.ts'
import { EnvRefused, readEnv, type Env } from './env.ts'
import type { SampleModule } from './modules.ts'
import type { CitationWorkers } from './modules/references/references.module.ts'
import { fillLibraries } from './modules/strategies/seed/library.seed.ts'
import { fillTrialCounts } from './modules/trials/counts/trial-counts.service.ts'
import { openStore } from './store/open.ts'
import { fillKeys } from './store/search-keys.ts'
import { storeErrorOf } from './store/store-errors.ts'
import { type Store, StoreRefused } from './store/store.ts'
import { type Clock, processClock } from './time/clock.ts'

type Vars = Parameters<typeof readEnv>[0]

export type Start = {
  /** What this start changes of the environment's settings; throws EnvRefused. */
  settings?(env: Env): Env
  /** Fills a new store; leaves one that is filled as it is. */
  prepare(store: Store, now: number): Promise<void>
  /** What the console says once the server listens at `origin`. */
  greet(app: FastifyInstance, origin: string): Promise<void> | void
  /** What only this server offers. */
  sample?: SampleModule
  /** Shared, where several servers are in one process. */
  citationWorkers?: CitationWorkers
  /** The process's own, where nothing else is said. */
  clock?: Clock
}

/** Says one sentence and ends; what went wrong is for the person at the console to mend. */
function refuse(sentence: string): never {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

/** The sentence for what can go wrong at a start; undefined for what nobody foresaw. */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof EnvRefused || error instanceof StoreRefused) return error.message
  if (storeErrorOf(error))
    return 'Can’t open or write to the database. The disk may be full, or another program may be using it. Free some space or close the other program, then start again. The database hasn’t been changed.'
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (error.code === 'EADDRINUSE')
    return 'Another program is using that port. Stop it, or set PORT to a different number, for example PORT=3001.'
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return 'HOST isn’t an address of this machine. Remove it, or set HOST=0.0.0.0 so that other machines can connect.'
  if (error.code === 'EACCES') return 'You don’t have permission to use that port. Set PORT to a number above 1023.'
  return undefined
}

/** Opens the store, builds the server and listens. */
export async function openServer(
  { settings = env => env, prepare, greet, sample, citationWorkers, clock = processClock }: Start,
  vars: Vars,
) {
  const env = settings(readEnv(vars))
  const store = await openStore(env)
  const system = asSystem(store, 'what a start brings up to date')
  await prepare(system, clock())
  await system.write(tx => fillLibraries(tx, clock()))
  await system.write(fillKeys)
  await fillTrialCounts(system, clock())
  const app = await buildApp({ env, store, clock, sample, citationWorkers, logger: { level: env.LOG_LEVEL } })
  await app.listen({ port: env.PORT, host: env.HOST })
  const origin = env.PUBLIC_URL?.replace(/\/$/, '') ?? app.listeningOrigin
  await greet(app, origin)
  return {
    origin,
    async close() {
      await app.close()
      await store.close()
    },
  }
}

/** A server that ends in order when the process is asked to. */
async function listen(options: Start) {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 24)
    refuse(
      `Learning Hubs needs Node 24, and this is Node ${process.versions.node}. Start it with "npm start", which uses its own.`,
    )
  const server = await openServer(options, process.env)
  const stop = async () => {
    await server.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Starts the server, or ends the process with one sentence that says what to do. */
export async function start(options: Start): Promise<void> {
  try {
    await listen(options)
  } catch (error) {
    const sentence = sentenceFor(error)
    if (sentence) refuse(sentence)
    throw error
  }
}
