import {
  coordinatorNoticeKinds,
  essentialNoticeKinds,
  mailPreviewKinds,
  mailPreviews,
  noticeChoices,
  noticeKinds,
} from '@hubs/schema/notices'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { htmlPart } from '../../mail/html-part.format.ts'
import { buildMeeting } from '../../meetings/meetings.testkit.ts'

describe('the emails that a coordinator can read before anyone gets them', () => {
  test('are of every kind, each of its own, as text and as it will look', async () => {
    const { person, amy } = await buildMeeting()
    const coordinator = await person({ roles: ['coordinator'], name: 'Cora Coordinator' })
    const { items } = mailPreviews.parse((await coordinator.inject({ url: '/api/v1/emails/previews' })).json())
    expect([...new Set(items.map(({ kind }) => kind))].toSorted()).toEqual([...mailPreviewKinds].toSorted())
    for (const { kind, when, text, subject } of items) {
      expect(text, kind).not.toMatch(/undefined|null|\[object/)
      expect(items.filter(each => each.text === text && each.subject === subject)).toHaveLength(1)
      expect(items.filter(each => each.kind === kind && each.when === when)).toHaveLength(1)
    }
    for (const { id, text } of [items[0]!, items.at(-1)!]) {
      const page = await coordinator.inject({ url: `/api/v1/emails/previews/${id}/page` })
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
      )
      expect(page.body).toBe(htmlPart(text))
    }
    expect((await coordinator.inject({ url: '/api/v1/emails/previews/999/page' })).statusCode).toBe(404)
    for (const url of ['/api/v1/emails/previews', '/api/v1/emails/previews/0/page'])
      expect((await amy.inject({ url })).statusCode).toBe(403)
  })

  test('are of every letter that the code can write', () => {
    const rooms = path.join(import.meta.dirname, '../..')
    const files = globSync('**/*.ts', { cwd: rooms }).filter(file => !/\.(test|testkit)\.ts$/.test(file))
    const textOf = (some: string[]) => some.map(file => readFileSync(path.join(rooms, file), 'utf8')).join('\n')
    const written = [...textOf(files).matchAll(/export (?:function|const) (\w+Letter)\b/g)].map(([, name]) => name)
    const shown = textOf(files.filter(file => file.startsWith(`notices${path.sep}previews`)))
    expect(written.length).toBeGreaterThan(40)
    expect(written.filter(name => !new RegExp(`\\b${name}\\(`).test(shown))).toEqual([])
  })
})

test('each kind is essential, for a reason that is given, or its reader’s to choose; coordinators’ own are theirs', async () => {
  const { amy, person } = await buildMeeting()
  const coordinator = await person({ roles: ['coordinator'] })
  const choicesOf = async (who: TestPerson) =>
    noticeChoices.parse((await who.inject({ url: '/api/v1/me/notice-choices' })).json()).choices.map(({ kind }) => kind)
  const essential = Object.keys(essentialNoticeKinds)
  expect([...(await choicesOf(coordinator)), ...essential].toSorted()).toEqual([...noticeKinds].toSorted())
  const mine = await choicesOf(amy)
  expect([...mine, ...coordinatorNoticeKinds, ...essential].toSorted()).toEqual([...noticeKinds].toSorted())
  const put = (kind: string) =>
    amy.inject({ method: 'PUT', url: `/api/v1/me/notice-choices/${kind}`, payload: { channel: 'off' } })
  for (const kind of mine) expect([kind, (await put(kind)).statusCode]).toEqual([kind, 200])
  for (const kind of essential) expect([kind, (await put(kind)).statusCode]).toEqual([kind, 400])
})
