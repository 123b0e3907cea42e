import { mailDelivery } from '@hubs/schema/mail'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { mailFolderOf } from '../mail/mail-transport.client.ts'

test('while no email server is set up, everyone reads so and an administrator also where emails are kept', async () => {
  const { person } = await buildTestApp()
  const see = async (...roles: ('administrator' | 'coordinator')[]) => {
    const asking = await person({ roles })
    return mailDelivery.parse((await asking.inject({ url: '/api/v1/mail-delivery' })).json())
  }
  expect(await see()).toEqual({ sent: false, folder: null, readsReturned: false })
  expect(await see('coordinator')).toEqual({ sent: false, folder: null, readsReturned: false })
  const { sent, folder } = await see('administrator')
  expect([sent, path.basename(folder ?? '')]).toEqual([false, 'outbox'])
})

test('whether emails that come back are read is said as it is set up', async () => {
  for (const [variables, readsReturned] of [
    [{}, false],
    [{ BOUNCE_MAILBOX: 'imap://hubs:secret@127.0.0.1:1' }, true],
  ] as const) {
    const { person } = await buildTestApp({ SMTP_URL: 'smtp://127.0.0.1:1', ...variables })
    const asking = await person({ roles: ['coordinator'] })
    const answer = await asking.inject({ url: '/api/v1/mail-delivery' })
    expect(mailDelivery.parse(answer.json())).toEqual({ sent: true, folder: null, readsReturned })
  }
})

test('with one they are sent, and kept nowhere', () => {
  const DATA_DIR = '/srv/hubs'
  expect(mailFolderOf({ SMTP_URL: 'smtp://mail.school.test', DATA_DIR })).toBeNull()
  expect(mailFolderOf({ SMTP_URL: undefined, DATA_DIR })).toBe(path.join(DATA_DIR, 'outbox'))
})
