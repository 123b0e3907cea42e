import ical from 'node-ical'
import { expect } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import type { TestApp, TestPerson } from '../../../../test/test-app.ts'
import { createMail } from '../../mail/mail.service.ts'
import { createNoticeServices } from '../notices.module.ts'

const eventsOf = (text: string) => Object.values(ical.sync.parseICS(text)).filter(each => each?.type === 'VEVENT')
const lineOf = ({ uid, start, end, location }: { uid: string; start: Date; end?: Date; location?: unknown }) =>
  `${uid.split('@')[0]} ${start.toISOString()} ${end?.toISOString()} ${String(location ?? '')}`

/** People's calendars as the emails of a school make them, beside the meetings that are theirs. */
export async function watchCalendars(test: TestApp, people: readonly TestPerson[]) {
  const { app, store, clock } = test
  const now = () => clock.now
  const log = { info: () => undefined, warn: () => undefined }
  const mail = createMail({ store, now, log, transport: { deliver: async () => 'nowhere', close: () => undefined } })
  const { jobs } = createNoticeServices({
    store,
    now,
    mail: { ...mail, wake: () => undefined },
    origin: () => 'https://hubs.test',
    mailFrom: 'Hubs <hubs@school.test>',
  })
  const rounds = async () => {
    for (const job of jobs) await (await store.write<void | (() => unknown)>(job))?.()
  }
  const feeds = new Map<string, string>()
  for (const who of people) {
    const made = await who.inject({ method: 'POST', url: '/api/v1/me/calendar' })
    expect(made.statusCode, made.body).toBe(201)
    feeds.set(who.id, new URL(made.json().url).pathname)
  }

  /** What a calendar program that opens every invitation shows of the time to come (RFC 5546: a lower SEQUENCE is old). */
  async function byEmail(address: string): Promise<string[]> {
    const known = new Map<string, { sequence: number; line: string | null; at: number }>()
    const mails = (await mailsIn(test)).filter(({ to, calendar }) => to === address && calendar !== '')
    for (const { calendar } of mails)
      for (const one of calendar.match(/BEGIN:VCALENDAR[^]*?END:VCALENDAR/g) ?? [])
        for (const event of eventsOf(one)) {
          if (event?.type !== 'VEVENT') continue
          const sequence = Number(event.sequence)
          if (sequence < (known.get(event.uid)?.sequence ?? 0)) continue
          const line = one.includes('METHOD:CANCEL') ? null : lineOf(event)
          known.set(event.uid, { sequence, line, at: event.start.getTime() })
        }
    return [...known.values()].flatMap(({ line, at }) => (line !== null && at > clock.now ? [line] : [])).toSorted()
  }

  /** What the feed says, which reads the meetings themselves; nothing for whoever has left. */
  async function byFeed(who: TestPerson): Promise<string[]> {
    const address = feeds.get(who.id) ?? ''
    const answer = await app.inject({ url: address })
    if (answer.statusCode !== 200) return []
    return eventsOf(answer.body)
      .flatMap(each => (each?.type === 'VEVENT' && each.status !== 'CANCELLED' ? [each] : []))
      .filter(({ start }) => start.getTime() > clock.now)
      .map(lineOf)
      .toSorted()
  }

  async function expectFollowed(after: string) {
    await rounds()
    const rows = await store.read.db.select().from(store.read.t.person)
    for (const who of people) {
      const address = rows.find(({ id }) => id === who.id)?.email ?? ''
      expect([after, who.id, await byEmail(address)]).toEqual([after, who.id, await byFeed(who)])
    }
  }
  return { rounds, byEmail, byFeed, expectFollowed }
}
