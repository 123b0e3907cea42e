import { buildApp } from './app.ts'
import { processClock } from './clock.ts'
import { EnvRefused, readEnv } from './env.ts'
import { beginStore } from './modules/programmes/begin.ts'
import { openStore, StoreRefused } from './store/store.ts'

const [major = 0] = process.versions.node.split('.').map(Number)

/** Says one sentence and ends; what went wrong is for the person at the console to mend. */
function refuse(sentence: string): never {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

/** Opens the store, builds the server, listens, and ends in order when asked to. */
async function start() {
  if (major < 22) refuse(`Learning Hubs needs Node 24; this is ${process.versions.node}. Start it with "npm start".`)
  const env = readEnv(process.env)
  const store = await openStore(env)
  await store.write(tx => beginStore(tx, processClock()))
  const app = await buildApp({ env, store, clock: processClock, logger: { level: env.LOG_LEVEL } })

  const stop = async () => {
    await app.close()
    await store.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  await app.listen({ port: env.PORT, host: env.HOST })
  return { app, env }
}

try {
  const { app, env } = await start()
  console.log(`\n  Learning Hubs is at ${env.PUBLIC_URL ?? app.listeningOrigin}\n`)
} catch (error) {
  if (error instanceof EnvRefused || error instanceof StoreRefused) refuse(error.message)
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    refuse('That port is taken by another program. Stop it, or set PORT to another number, for example PORT=3001.')
  throw error
}
