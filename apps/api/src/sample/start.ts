import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Env, EnvRefused } from '../env.ts'
import type { Start } from '../start.ts'
import { samplePeople } from './people.ts'
import { prepareSample, samplePassword } from './school.ts'
import { sampleModule } from './welcome/welcome.routes.ts'

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])

/** The sample school lives in a folder of its own and never leaves this machine: everybody's password is known. */
function settings(env: Env): Env {
  if (!loopback.has(env.HOST))
    throw new EnvRefused(
      'The sample school only runs on this machine, because everyone’s password is public. Remove HOST.',
    )
  const folder = path.join(env.DATA_DIR, 'sample')
  if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true })
  return { ...env, DATA_DIR: folder, DATABASE_URL: undefined, SMTP_URL: undefined, BOUNCE_MAILBOX: undefined }
}

/** How the sample school's server starts. */
export const sampleStart: Start = {
  settings,
  prepare: prepareSample,
  sample: sampleModule,
  greet(_app, origin) {
    const named = samplePeople()
      .slice(0, 5)
      .map(person => `    ${person.email.padEnd(26)} ${person.name}, ${person.job}`)
    console.log(
      [
        '',
        `  The sample school is at ${origin}`,
        '',
        ...named,
        `    and ${samplePeople().length - 5} more. Everyone’s password is ${samplePassword}`,
        '',
        `  To try it, open ${origin}/sign-in and choose one of them: no password needed.`,
        '  A meeting is about to start: the page says how to run it with a colleague’s phone beside it.',
        '',
        '  Your changes are saved between starts. Run "npm run sample -- --fresh" to start again.',
        '',
      ].join('\n'),
    )
  },
}
