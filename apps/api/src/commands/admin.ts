import path from 'node:path'
import { asSystem } from '../authorize.ts'
import { readEnv } from '../env.ts'
import { resetSecondFactor } from '../modules/accounts/second-factor/second-factor-reset.service.ts'
import { exportSchool, importSchool } from '../modules/archive/archive-console.service.ts'
import { transportOf } from '../modules/mail/mail-transport.client.ts'
import { createMail } from '../modules/mail/mail.service.ts'
import { createEraseAgain } from '../modules/privacy/erase-again.service.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { runTask, TaskRefused } from '../work/task.ts'

const USAGE = `Say what to do:
  npm run admin -- reset-second-factor EMAIL   lets someone in who has lost their phone and their recovery codes
  npm run admin -- export FILE                 puts everything Learning Hubs holds in one zip file
  npm run admin -- import FILE                 reads that file into a server that has no school yet`

type Doing = { store: Store; env: ReturnType<typeof readEnv>; now: number }

// npm runs a script from the project’s folder; a name that was typed elsewhere is meant from there.
const fileOf = (named: string) => path.resolve(process.env.INIT_CWD ?? '.', named)

const tasks: Record<string, (doing: Doing, named: string) => Promise<string>> = {
  async 'reset-second-factor'({ store, env, now }, email) {
    const log = { info: () => undefined, warn: () => undefined }
    // The letter waits in the outbox for the server, which sends it.
    const mail = createMail({ store, now: () => now, log, transport: transportOf(env) })
    const said = await resetSecondFactor({ store, mail, now }, email)
    if ('not' in said) throw new TaskRefused(said.not)
    return said.done
  },
  export: ({ store, now }, named) => exportSchool({ store, now, file: fileOf(named) }),
  async import({ store, now }, named) {
    const file = fileOf(named)
    const eraseAgain = createEraseAgain(store, store.backupFolder, file)
    const done = await importSchool({ store, now, file }, eraseAgain)
    await eraseAgain.all()
    return done
  },
}

/** `npm run admin -- …`: what only whoever has the server may do. */
await runTask(async () => {
  const [, , what = '', named] = process.argv
  const task = Object.hasOwn(tasks, what) ? tasks[what] : undefined
  if (!task || !named) throw new TaskRefused(USAGE)
  const env = readEnv(process.env)
  const store = asSystem(await openStore(env), 'the server’s own console')
  try {
    return await task({ store, env, now: Date.now() }, named)
  } finally {
    await store.close()
  }
})
