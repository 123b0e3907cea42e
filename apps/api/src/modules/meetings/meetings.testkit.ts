import type { RunMessage } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { openStream } from '../../../test/event-stream.ts'
import { buildTestApp, type TestApp, type TestPerson } from '../../../test/test-app.ts'
import { buildApp } from '../../app.ts'
import { readEnv } from '../../env.ts'
import { newId } from '../../ids.ts'
import type { Store } from '../../store/store.ts'

/** `Omit` for each member of a union. */
type Bare<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion'> : never
export type BareCommand = Bare<RunCommand>

/** The n-th meeting of a hub's group. */
export async function meetingOf({ store, groupOf }: Pick<TestApp, 'store' | 'groupOf'>, slug: string, number: number) {
  const { groupId } = await groupOf(slug)
  const { db, t } = store.read
  const rows = await db.select().from(t.meeting).where(eq(t.meeting.groupId, groupId))
  const found = rows.find(row => row.number === number)
  if (!found) throw new Error(`no meeting ${number} of ${slug}`)
  return found
}

/** A feedback hub with a facilitator and two members, ten minutes before its second meeting. */
export async function buildMeeting(variables: Record<string, string> = {}) {
  const test = await buildTestApp(variables)
  const meeting = await meetingOf(test, 'feedback', 2)
  test.clock.now = meeting.startsAtMs - 600_000
  const facilitator = await test.facilitator('feedback', { name: 'Fay Facilitator' })
  const amy = await test.member('feedback', { name: 'Amy Adams' })
  const ben = await test.member('feedback', { name: 'Ben Brown' })
  return { ...test, facilitator, amy, ben, meeting, url: `/api/v1/meetings/${meeting.id}` }
}

/** Sends a command made against a version, with an id of its own. */
export function send(
  person: TestPerson,
  url: string,
  expectedVersion: number,
  command: BareCommand,
  commandId = newId(),
) {
  return person.inject({ method: 'POST', url: `${url}/commands`, payload: { ...command, commandId, expectedVersion } })
}

/** Sends commands one after the other, each against the version the one before has left, and gives the last answer. */
export async function sendAll(person: TestPerson, url: string, commands: BareCommand[]): Promise<RunMessage> {
  let message: RunMessage = (await person.inject({ url: `${url}/run` })).json()
  for (const command of commands) {
    const answer = await send(person, url, message.run.version, command)
    if (answer.statusCode !== 200) throw new Error(`${command.type}: ${answer.body}`)
    message = answer.json()
  }
  return message
}

/** A meeting whose server listens, and screens of it. */
export async function buildLive() {
  const meeting = await buildMeeting()
  const origin = await meeting.app.listen({ port: 0, host: '127.0.0.1' })
  const screen = (person: TestPerson) => openStream(origin, `${meeting.url}/live`, person.cookie)
  return { ...meeting, origin, screen }
}

/** Another server: as it comes up after a kill, or beside the first. */
export async function anotherServer(store: Store, clock: { now: number }) {
  const app = await buildApp({ env: readEnv({ DATA_DIR: '/nonexistent' }), store, clock: () => clock.now })
  onTestFinished(() => app.close())
  return app
}
