import { runMessage } from '@hubs/schema/meetings/live'
import { expect, test } from 'vitest'
import { openStream } from '../../../../test/event-stream.ts'
import { openAgain } from '../../../../test/test-store.ts'
import { anotherServer, buildLive, sendAll } from '../meetings.testkit.ts'

test('two servers on one database: a command at one reaches a screen of the other, and so does a sign-out', async () => {
  const { facilitator, amy, clock, store, url } = await buildLive()
  const second = await anotherServer(await openAgain(store), clock)
  const phone = await openStream(await second.listen({ port: 0, host: '127.0.0.1' }), `${url}/live`, amy.cookie)
  await phone.run(0)
  const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
  expect(runMessage.parse((await phone.run(1)).data).run).toEqual(run)
  await amy.inject({ method: 'DELETE', url: '/api/v1/sessions/current' })
  await phone.closed
})
