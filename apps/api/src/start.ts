import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { type Clock, processClock } from './clock.ts'
import { EnvRefused, readEnv, type Env } from './env.ts'
import { fillLibraries } from './modules/strategies/first-library.ts'
import { openStore } from './store/open.ts'
import { troubleOf } from './store/trouble.ts'
import { type Store, StoreRefused } from './store/store.ts'

export type Start = {
  /** What this start changes of the environment's settings; throws EnvRefused. */
  settings?(env: Env): Env
  /** Fills a new store; leaves one that is filled as it is. */
  begin(store: Store, now: number): Promise<void>
  /** What the console says once the server listens at `origin`. */
  greet(app: FastifyInstance, origin: string): Promise<void> | void
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
  if (troubleOf(error))
    return 'The database can’t be opened or written: the disk may be full, or another program holds it. Make room, then start again. It was left as it is.'
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (error.code === 'EADDRINUSE')
    return 'That port is taken by another program. Stop it, or set PORT to another number, for example PORT=3001.'
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return 'HOST is not an address of this machine. Leave it out, or set HOST=0.0.0.0 to be reached from other machines.'
  if (error.code === 'EACCES') return 'This user may not listen on that port. Set PORT to a number above 1023.'
  return undefined
}

/** Opens the store, builds the server, listens, and ends in order when asked to. */
async function listen({ settings = env => env, begin, greet, clock = processClock }: Start) {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 24)
    refuse(
      `Learning Hubs needs Node 24; this is ${process.versions.node}. Start it with "npm start", which brings its own.`,
    )
  const env = settings(readEnv(process.env))
  const store = await openStore(env)
  await begin(store, clock())
  await store.write(tx => fillLibraries(tx, clock()))
  const app = await buildApp({ env, store, clock, logger: { level: env.LOG_LEVEL } })

  const stop = async () => {
    await app.close()
    await store.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  await app.listen({ port: env.PORT, host: env.HOST })
  await greet(app, env.PUBLIC_URL?.replace(/\/$/, '') ?? app.listeningOrigin)
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
