import { id } from '@hubs/schema/common'
import { runMessage, type RunMessage } from '@hubs/schema/meetings/live'
import { z } from 'zod'

const password = 'sample-hub-2026'
const meetingPage = z.object({ items: z.array(z.object({ id, status: z.string() })) })

/** Signs one of the sample school's people in; returns what asks as them. */
export async function signIn(origin: string, email: string) {
  let entered = await enter(origin, email)
  // Where the disk fails now and then, so may this: anybody would try again.
  for (let tries = 1; tries < 20 && entered.status === 503; tries++) entered = await enter(origin, email)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (url: string, body?: object, more: Record<string, string> = {}) =>
    fetch(`${origin}/api/v1${url}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, origin, ...(body && { 'content-type': 'application/json' }), ...more },
      ...(body && { body: JSON.stringify(body) }),
    })
  return Object.assign(ask, { cookie })
}

async function enter(origin: string, email: string) {
  const entered = await fetch(`${origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  await entered.arrayBuffer()
  return entered
}

/** A facilitator of the sample school, with the next meeting of their group. */
export async function facilitate(origin: string) {
  const ask = await signIn(origin, 'facilitator@sample.test')
  const { items } = meetingPage.parse(await (await ask('/meetings?scope=mine')).json())
  const meetingId = items.find(meeting => meeting.status === 'planned')?.id ?? ''
  const look = async (): Promise<RunMessage> => runMessage.parse(await (await ask(`/meetings/${meetingId}/run`)).json())

  return {
    meetingId,
    cookie: ask.cookie,
    look,
    /** Gives a command against the version that stands, and returns the bare answer. */
    async give(command: { type: string; [field: string]: unknown }) {
      const { run } = await look()
      return ask(`/meetings/${meetingId}/commands`, {
        ...command,
        commandId: crypto.randomUUID(),
        expectedVersion: run.version,
      })
    },
  }
}
