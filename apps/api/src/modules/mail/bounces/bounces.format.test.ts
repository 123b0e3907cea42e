import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../ids.ts'
import { bounceOf } from '../mail.testkit.ts'
import { bounceAddress, readBounce } from './bounces.format.ts'

const id = '0b5f3c1e-4d52-4a8e-9f0a-6c1d2e3f4a5b'
const read = (raw: string) => readBounce(Buffer.from(raw))

test('an email’s reports go to the sender’s own mailbox, at an address of its own', () => {
  expect(bounceAddress('hubs@school.org', id)).toBe(`hubs+bounce-${id}@school.org`)
})

describe('what came back for good', () => {
  test('is known by the address it came to, or by the headers that came back with it', async () => {
    const reason = '550 5.1.1 <tess@school.test>: Recipient address rejected: User unknown'
    expect(await read(bounceOf(id))).toEqual({ mailId: id, reason })
    expect(await read(bounceOf(id, { headers: 'Subject: none' }))).toEqual({ mailId: id, reason })
    expect(await read(bounceOf(id, { to: 'hubs@school.test' }))).toEqual({ mailId: id, reason })
  })

  test.each([
    ['5.1.10', 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound', '550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
    ['5.2.1', 'smtp; 550 5.2.1 The email account is disabled', '550 5.2.1 The email account is disabled'],
    [
      '5.4.1',
      'smtp;550 5.4.1 Recipient address rejected: Access denied',
      '550 5.4.1 Recipient address rejected: Access denied',
    ],
    ['5.0.0', '', '5.0.0'],
  ])('%s, as servers say it', async (status, said, reason) => {
    expect(await read(bounceOf(id, { status, said }))).toEqual({ mailId: id, reason })
  })

  test('what the server said is one short line', async () => {
    const said = `smtp; 550 \u202Eback\u0007 ${'long '.repeat(200)}`
    const { reason = '' } = (await read(bounceOf(id, { said }))) ?? {}
    expect(reason).toMatch(/^550 back long/)
    expect(reason.length).toBeLessThanOrEqual(200)
  })
})

describe('nobody is taken for gone by', () => {
  test.each([
    ['a delay', { action: 'delayed', status: '4.4.1' }],
    ['a failure for now', { status: '4.2.2' }],
    ['a delivery', { action: 'delivered', status: '2.1.5' }],
    ['a message that was too big', { status: '5.3.4' }],
    ['a message that was taken for spam', { status: '5.7.1' }],
    ['no status', { status: 'unknown' }],
  ])('%s', async (_, report) => {
    expect(await read(bounceOf(id, report))).toBeNull()
  })

  test('a report about an email that isn’t ours, an answer, and one’s own letter', async () => {
    expect(await read(bounceOf(id, { to: 'hubs@school.test', headers: 'Message-ID: <1@elsewhere.test>' }))).toBeNull()
    const letter = `To: hubs+bounce-${id}@school.test\nSubject: Re: Feedback\n\nAction: failed\nStatus: 5.1.1\n`
    expect(await read(letter)).toBeNull()
    expect(await read(bounceOf(id).replace('message/delivery-status', 'message/disposition-notification'))).toBeNull()
  })

  test('anything at all, which never throws', async () => {
    const pieces = fc.constantFrom(
      '--b1',
      '--b1--',
      '\n',
      '\r\n\r\n',
      `<${id}@learning-hubs>`,
      'Status: 5.1.1',
      ':',
      '\0',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), async parts => {
        expect(await read(parts.join(''))).toBeNull()
      }),
      { numRuns: 200 },
    )
    expect(newId()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })
})
