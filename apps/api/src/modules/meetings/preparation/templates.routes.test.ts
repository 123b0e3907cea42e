import { meetingDetail } from '@hubs/schema/meetings/meetings'
import { agendaTemplate, checklist, templateList } from '@hubs/schema/meetings/templates'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../ids.ts'
import { codeOf, newDisplay } from '../../displays/displays.testkit.ts'
import { buildMeeting } from '../meetings.testkit.ts'

const base = '/api/v1/agenda-templates'

/** Makes somebody lead a group, in that part. */
async function lead(test: Pick<TestApp, 'store' | 'schoolId'>, change: object, groupId: string) {
  await test.store.write(async ({ db, t }) => {
    await db.update(t.group).set(change).where(eq(t.group.id, groupId))
  })
  await test.store.signal({ topic: 'people', id: test.schoolId })
}

/** A planned meeting, its facilitator, and another group's. */
async function build() {
  const test = await buildMeeting()
  const other = await test.member('questioning', { name: 'Olu Other' })
  await lead(test, { facilitatorId: other.id }, (await test.groupOf('questioning')).groupId)
  const coordinator = await test.person({ roles: ['coordinator'] })
  const { facilitator, url } = test
  const see = async () => meetingDetail.parse((await facilitator.inject({ url })).json())
  const make = async (payload: object) =>
    agendaTemplate.parse((await facilitator.inject({ method: 'POST', url: base, payload })).json())
  return { ...test, other, coordinator, see, make }
}

describe('agenda templates', () => {
  test('three come built in; they stay as they are, and a clone is one’s own', async () => {
    const { facilitator } = await build()
    const first = templateList.parse((await facilitator.inject({ url: base })).json())
    expect(first.items.map(({ name }) => name)).toEqual(['Standard meeting', 'First meeting', 'Sharing meeting'])
    const patch = { method: 'PATCH', url: `${base}/sharing`, payload: { name: 'Ours', expectedVersion: 0 } } as const
    expect((await facilitator.inject(patch)).statusCode).toBe(409)

    const payload = { from: 'template', sourceId: 'sharing', name: 'Our July' }
    const headers = { 'idempotency-key': newId() }
    const answers = await Promise.all(
      [1, 2].map(() => facilitator.inject({ method: 'POST', url: base, payload, headers })),
    )
    const [one, two] = answers.map(answer => agendaTemplate.parse(answer.json()))
    expect(two).toEqual(one)
    expect(one).toMatchObject({ builtIn: false, shared: false, mayChange: true, version: 1, minutes: 120 })
  })

  test('a page at a time, the built-in first, nothing twice and nothing left out', async () => {
    const { facilitator, make } = await build()
    for (const name of ['B', 'A', 'C']) await make({ from: 'template', sourceId: 'ordinary', name })
    const names: string[] = []
    for (let cursor = '', more = true; more;) {
      const page = templateList.parse((await facilitator.inject({ url: `${base}?limit=2${cursor}` })).json())
      expect(page.items.length).toBeLessThanOrEqual(2)
      names.push(...page.items.map(({ name }) => name))
      more = page.next !== null
      cursor = `&cursor=${page.next}`
    }
    expect(names).toEqual(['Standard meeting', 'First meeting', 'Sharing meeting', 'A', 'B', 'C'])
  })

  test('of an agenda: kept with links, materials and checklist; no one else sees it until it is shared', async () => {
    const { facilitator, other, coordinator, amy, meeting, url, see, make } = await build()
    const standing = await see()
    const segments = standing.segments.map(({ floorMinutes: _, ...segment }) => ({
      ...segment,
      notes: segment.notes ?? '',
    }))
    const links = [{ title: 'The clip', url: 'https://example.org/clip' }]
    const edited = segments.map(each =>
      each.kind === 'starter' ? { ...each, links, materials: ['Mini whiteboards'], presenterId: amy.id } : each,
    )
    const payload = { segments: edited, expectedVersion: standing.version }
    expect((await facilitator.inject({ method: 'PUT', url: `${url}/agenda`, payload })).statusCode).toBe(200)
    await facilitator.inject({ method: 'POST', url: `${url}/checklist`, payload: { text: 'Cake' } })

    const made = await make({ from: 'meeting', sourceId: meeting.id, name: 'Ours' })
    expect(made.parts.find(({ kind }) => kind === 'starter')).toMatchObject({ links, materials: ['Mini whiteboards'] })
    expect(JSON.stringify(made)).not.toContain(amy.id)
    expect(made.checklist).toContain('Cake')

    const at = `${base}/${made.id}`
    expect((await other.inject({ url: at })).statusCode).toBe(404)
    expect((await coordinator.inject({ url: at })).statusCode).toBe(404)
    const share = { method: 'PATCH', url: at, payload: { shared: true, expectedVersion: 1 } } as const
    expect((await facilitator.inject(share)).statusCode).toBe(200)
    expect((await other.inject({ url: at })).json()).toMatchObject({ name: 'Ours', mayChange: false })
    const rename = { method: 'PATCH', url: at, payload: { name: 'Mine now', expectedVersion: 2 } } as const
    expect((await other.inject(rename)).statusCode).toBe(403)
    expect((await coordinator.inject(rename)).json()).toMatchObject({ name: 'Mine now', version: 3 })
    expect((await facilitator.inject(rename)).json()).toMatchObject({ code: 'stale', current: { version: 3 } })
  })

  test('archived it is out of the list, and comes back', async () => {
    const { facilitator, make } = await build()
    const made = await make({ from: 'template', sourceId: 'first', name: 'Old' })
    const put = (archived: boolean, expectedVersion: number) =>
      facilitator.inject({ method: 'PATCH', url: `${base}/${made.id}`, payload: { archived, expectedVersion } })
    const ids = async (which: string) =>
      templateList.parse((await facilitator.inject({ url: `${base}?which=${which}` })).json()).items.map(({ id }) => id)
    await put(true, 1)
    expect(await ids('active')).not.toContain(made.id)
    expect(await ids('archived')).toEqual([made.id])
    await put(false, 2)
    expect(await ids('active')).toContain(made.id)
  })

  test('they are in order by name as names are folded, page by page, and a new name moves one', async () => {
    const { facilitator, make } = await build()
    const made: string[] = []
    for (const name of ['zebra', 'Éclair', 'apple', 'Banana', 'Zoo'])
      made.push((await make({ from: 'template', sourceId: 'ordinary', name })).id)
    const own = async () => {
      const names: string[] = []
      for (let next: string | null = ''; next !== null;) {
        const url: string = `${base}?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`
        const page = templateList.parse((await facilitator.inject({ url })).json())
        names.push(...page.items.filter(({ builtIn }) => !builtIn).map(({ name }) => name))
        next = page.next
      }
      return names
    }
    expect(await own()).toEqual(['apple', 'Banana', 'Éclair', 'zebra', 'Zoo'])
    const payload = { name: 'Yak', expectedVersion: 1 }
    await facilitator.inject({ method: 'PATCH', url: `${base}/${made[2]}`, payload })
    expect(await own()).toEqual(['Banana', 'Éclair', 'Yak', 'zebra', 'Zoo'])
  })

  test('addresses that are no web page are refused at their field', async () => {
    const { facilitator, make } = await build()
    const made = await make({ from: 'template', sourceId: 'ordinary', name: 'Ours' })
    for (const address of ['javascript:alert(1)', 'ftp://example.org', 'example', 'https://a\u0000']) {
      const parts = made.parts.map(part => ({ ...part, links: [{ title: 'Read', url: address }] }))
      const payload = { parts, expectedVersion: 1 }
      const answer = await facilitator.inject({ method: 'PATCH', url: `${base}/${made.id}`, payload })
      expect([address, answer.statusCode]).toEqual([address, 400])
      expect(Object.keys(answer.json().fields)[0]).toBe('parts.0.links.0.url')
    }
  })
})

describe('using a template', () => {
  test('fits the meeting exactly, tells members nothing of its notes, and can be taken back', async () => {
    const { facilitator, amy, url, see, make, meeting } = await build()
    const made = await make({ from: 'template', sourceId: 'ordinary', name: 'Ours' })
    const parts = made.parts.map(part => ({ ...part, minutes: part.minutes + 5, notes: 'CANARY-NOTES' }))
    const lines = ['Chairs in a circle']
    await facilitator.inject({
      method: 'PATCH',
      url: `${base}/${made.id}`,
      payload: { parts, checklist: lines, expectedVersion: 1 },
    })
    const before = await see()
    const use = { method: 'POST', url: `${url}/agenda/template` } as const
    const payload = { templateId: made.id, expectedVersion: before.version }
    const used = meetingDetail.parse((await facilitator.inject({ ...use, payload })).json())
    expect(used.segments.reduce((total, { minutes }) => total + minutes, 0)).toBe(meeting.minutes)
    expect(used.agendaUndo).toBe('using “Ours”')
    expect((await amy.inject({ url })).body).not.toMatch(/CANARY-NOTES|agendaUndo/)
    expect((await facilitator.inject({ ...use, payload })).json()).toMatchObject({ code: 'stale' })
    const listed = async () => checklist.parse((await facilitator.inject({ url: `${url}/checklist` })).json()).items
    expect((await listed()).map(({ text }) => text)).toContain('Chairs in a circle')

    const undo = { method: 'POST', url: `${url}/agenda/undo`, payload: { expectedVersion: used.version } } as const
    const undone = meetingDetail.parse((await facilitator.inject(undo)).json())
    expect(undone.segments).toEqual(before.segments)
    expect(undone.agendaUndo).toBeUndefined()
    expect((await listed()).map(({ text }) => text)).not.toContain('Chairs in a circle')
    const again = { ...undo, payload: { expectedVersion: undone.version } }
    expect((await facilitator.inject(again)).statusCode).toBe(409)
  })

  test('changed by hand since, there is nothing to take back', async () => {
    const { facilitator, url, see } = await build()
    const { version } = await see()
    await facilitator.inject({
      method: 'POST',
      url: `${url}/agenda/template`,
      payload: { templateId: 'sharing', expectedVersion: version },
    })
    await facilitator.inject({ method: 'PATCH', url, payload: { place: 'Hall', expectedVersion: version + 1 } })
    expect((await see()).agendaUndo).toBeUndefined()
    const undo = { method: 'POST', url: `${url}/agenda/undo`, payload: { expectedVersion: version + 2 } } as const
    expect((await facilitator.inject(undo)).json()).toMatchObject({ code: 'conflict' })
  })
})

test('a part’s notes reach neither a member nor a wall; its links and what to bring reach the members', async () => {
  const { app, facilitator, amy, coordinator, url, see } = await build()
  const standing = await see()
  const links = [{ title: 'LINK-CANARY', url: 'https://example.org/clip' }]
  const segments = standing.segments.map(({ floorMinutes: _, ...segment }) => {
    return { ...segment, notes: 'NOTES-CANARY', links, materials: ['BRING-CANARY'], presenterId: amy.id }
  })
  const payload = { segments, expectedVersion: standing.version }
  expect((await facilitator.inject({ method: 'PUT', url: `${url}/agenda`, payload })).statusCode).toBe(200)

  const wall = newDisplay({ app })
  const code = codeOf(await wall.begin())
  expect((await facilitator.inject({ method: 'POST', url: `${url}/displays`, payload: { code } })).statusCode).toBe(201)
  const run = await amy.inject({ url: `${url}/run` })
  const bodies = [await amy.inject({ url }), run, await coordinator.inject({ url }), await wall.current()]
  expect(bodies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  for (const { body } of bodies) expect(body).not.toContain('NOTES-CANARY')
  for (const canary of ['LINK-CANARY', 'BRING-CANARY']) expect(bodies[0]?.body).toContain(canary)
  expect((await facilitator.inject({ url })).body).toContain('NOTES-CANARY')
})

describe('the checklist', () => {
  test('is the same for both facilitators; tapped twice or by both, it is ticked once', async () => {
    const { facilitator, coordinator, meeting, url, person, store } = await build()
    const co = await person({ name: 'Cora Co' })
    await lead({ store, schoolId: meeting.schoolId }, { coFacilitatorId: co.id }, meeting.groupId)
    const tick = { method: 'PATCH', url: `${url}/checklist/room`, payload: { ticked: true } } as const
    const first = checklist.parse((await facilitator.inject(tick)).json())
    await Promise.all([facilitator.inject(tick), co.inject(tick), co.inject(tick)])
    const seen = checklist.parse((await co.inject({ url: `${url}/checklist` })).json())
    expect(seen).toEqual(first)
    expect(seen.items.find(({ id }) => id === 'room')?.ticked?.by).toBe('Fay Facilitator')
    expect((await coordinator.inject({ url: `${url}/checklist` })).statusCode).toBe(403)
  })

  test('what is added or taken out stays so, and comes back with its tick', async () => {
    const { facilitator, url } = await build()
    const at = `${url}/checklist`
    const added = checklist.parse(
      (await facilitator.inject({ method: 'POST', url: at, payload: { text: 'Cake' } })).json(),
    )
    const cake = added.items.find(({ text }) => text === 'Cake')?.id
    const set = async (payload: object) =>
      checklist.parse((await facilitator.inject({ method: 'PATCH', url: `${at}/${cake}`, payload })).json()).items
    await set({ ticked: true })
    expect((await set({ removed: true })).map(({ text }) => text)).not.toContain('Cake')
    expect((await set({ removed: false })).find(({ text }) => text === 'Cake')?.ticked).not.toBeNull()
    expect((await set({ ticked: false })).find(({ text }) => text === 'Cake')?.ticked).toBeNull()
    expect((await facilitator.inject({ method: 'PATCH', url: `${at}/none`, payload: {} })).statusCode).toBe(404)
  })
})
