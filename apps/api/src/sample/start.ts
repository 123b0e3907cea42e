import { type SampleWelcome, sampleWelcome } from '@hubs/schema/sample'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Env, EnvRefused } from '../env.ts'
import type { Start } from '../start.ts'
import { samplePeople } from './people.ts'
import { prepareSample, SAMPLE_PASSWORD } from './school.ts'
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

const START_AGAIN = 'Run "npm run sample -- --fresh" to start again'

/** Of the meeting that can be run, or that there is none any more, and how to start again. */
export function greetingLines(meeting: SampleWelcome['meeting']): string[] {
  if (!meeting)
    return [
      '  Its meeting is over, so there is none to run.',
      '',
      `  Your changes are saved between starts. ${START_AGAIN}, with a new meeting.`,
    ]
  return [
    `  A meeting is ${meeting.running ? 'on now' : 'about to start'}: the page says how to run it with a colleague’s phone beside it.`,
    '',
    `  Your changes are saved between starts. ${START_AGAIN}.`,
  ]
}

/** How the sample school's server starts. */
export const sampleStart: Start = {
  settings,
  prepare: prepareSample,
  sample: sampleModule,
  async greet(app, origin) {
    const named = samplePeople()
      .slice(0, 5)
      .map(person => `    ${person.email.padEnd(26)} ${person.name}, ${person.job}`)
    console.log(
      [
        '',
        `  The sample school is at ${origin}`,
        '',
        ...named,
        `    and ${samplePeople().length - 5} more. Everyone’s password is ${SAMPLE_PASSWORD}`,
        '',
        `  To try it, open ${origin}/sign-in and choose one of them: no password needed.`,
        ...greetingLines(sampleWelcome.parse((await app.inject('/api/v1/sample')).json()).meeting),
        '',
      ].join('\n'),
    )
  },
}
