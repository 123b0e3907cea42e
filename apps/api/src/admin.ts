import { asSystem } from './authorize.ts'
import { readEnv } from './env.ts'
import { resetSecondFactor } from './modules/accounts/second-factor/second-factor-console.ts'
import { createMail } from './modules/mail/mail.service.ts'
import { transportOf } from './modules/mail/transport.ts'
import { openStore } from './store/open.ts'
import { runTask, TaskRefused } from './task.ts'

const usage = 'Say what to do: npm run admin -- reset-second-factor EMAIL'

/** `npm run admin -- …`: what only whoever has the server may do. */
await runTask(async () => {
  const [, , what, email] = process.argv
  if (what !== 'reset-second-factor' || !email) throw new TaskRefused(usage)
  const env = readEnv(process.env)
  const store = asSystem(await openStore(env), 'the server’s own console')
  try {
    const now = Date.now()
    const log = { info: () => undefined, warn: () => undefined }
    // The letter waits in the outbox for the server, which sends it.
    const mail = createMail({ store, now: () => now, log, transport: transportOf(env) })
    const said = await resetSecondFactor({ store, mail, now }, email)
    if ('not' in said) throw new TaskRefused(said.not)
    return said.done
  } finally {
    await store.close()
  }
})
