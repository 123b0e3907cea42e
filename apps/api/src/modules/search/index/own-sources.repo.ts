import { dayMonthYear } from '@hubs/rules/dates/dates'
import { plainText } from '@hubs/rules/text/markdown/plain-text'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'
import { iso } from '../../../time/clock.ts'
import { grouped, idsOf, ofSchoolInOrder } from './grouped-rows.repo.ts'
import { keepLast, type SearchDoc, type SearchSource, scopeOf } from './search-doc.rules.ts'

const lines = (...parts: string[]) => parts.filter(part => part !== '').join('\n')

/** Replies with what they stand under, as its name and its address say. */
async function listReplies({ db, t }: Tx, ids: readonly string[]) {
  const { reply, person, hub, strategy, meeting, programme } = t
  const { id, schoolId, place, groupId, at, state, text, visitorName } = reply
  const yearOf = sql`coalesce(${hub.programmeId}, ${reply.placeId})`
  return (
    db
      .select({
        reply: { id, schoolId, place, groupId, at, state, text, visitorName },
        by: person.name,
        hub: { key: hub.slug, name: hub.name },
        strategy: { key: strategy.code, name: strategy.name },
        meeting: { key: meeting.id, name: meeting.date },
        programme: { key: sql<string>`'current'`, name: programme.name },
        year: programme.id,
      })
      .from(reply)
      .leftJoin(person, eq(person.id, reply.byId))
      .leftJoin(hub, and(eq(reply.place, 'hub'), eq(hub.id, reply.placeId)))
      .leftJoin(programme, and(eq(programme.id, yearOf), eq(programme.current, true)))
      .leftJoin(strategy, and(eq(reply.place, 'strategy'), eq(strategy.id, reply.placeId)))
      .leftJoin(meeting, and(eq(reply.place, 'meeting'), eq(meeting.id, reply.placeId)))
      // The state is looked at afterwards: asked for here, SQLite would go through every reply that is shown.
      .where(inArray(reply.id, [...ids]))
  )
}

/** A long comment goes into the index by many steps, and each of them reads it. */
const plain = keepLast(plainText)

/** What is said where everybody sees it, and at a group's meetings; nothing that is held, refused or removed. */
export const replySource: SearchSource = {
  async read(tx, ids) {
    const rows = await listReplies(tx, ids)
    return rows.flatMap(({ reply, by, year, ...under }): SearchDoc[] => {
      const { id, schoolId, place, groupId, at, state } = reply
      if (state !== 'shown') return []
      const where = under[place]
      // Of a meeting without its group nobody could say who may read it.
      if (!where || (place === 'meeting' && groupId === null)) return []
      // Of hubs and the public page only this year's have an address.
      if ((place === 'hub' || place === 'programme') && year === null) return []
      return [
        {
          id,
          schoolId,
          scope: groupId !== null ? scopeOf.group(groupId) : scopeOf.school(schoolId),
          title: '',
          text: plain(reply.text),
          keywords: '',
          at,
          payload: {
            kind: 'reply',
            by: by ?? reply.visitorName ?? '',
            at: iso(at),
            where: { place, ...where },
          },
        },
      ]
    })
  },
  list: idsOf(t => t.reply),
}

/** A person's own plans with what they told of them: theirs alone to find, whoever else may see them. */
export const planSource: SearchSource = {
  async read({ db, t }, ids) {
    const { plan, report } = t
    const rows = await db
      .select()
      .from(plan)
      .where(inArray(plan.id, [...ids]))
    const told = grouped(
      await db
        .select()
        .from(report)
        .where(inArray(report.planId, [...ids]))
        .orderBy(desc(report.writtenAt), desc(report.id)),
      row => row.planId,
    )
    return rows.map((row): SearchDoc => {
      const reports = (told.get(row.id) ?? []).flatMap(each => [each.whatHappened, each.evidence, each.surprise])
      return {
        id: row.id,
        schoolId: row.schoolId,
        scope: scopeOf.person(row.ownerId),
        title: row.technique,
        text: lines(row.adaptation, row.setting, row.cue, row.lessOf, row.evidenceNote, ...reports),
        keywords: row.strategyCode ?? '',
        at: row.createdAt,
        payload: { kind: 'plan', status: row.status, promisedOn: row.promisedOn },
      }
    })
  },
  list: idsOf(t => t.plan),
}

/** The minutes as the group reads them; a draft is not there yet. */
export const minutesSource: SearchSource = {
  async read({ db, t }, ids) {
    const { minutes, meeting, group, hub } = t
    const rows = await db
      .select({ minutes, meeting, hubName: hub.name })
      .from(minutes)
      .innerJoin(meeting, eq(meeting.id, minutes.meetingId))
      .innerJoin(group, eq(group.id, meeting.groupId))
      .innerJoin(hub, eq(hub.id, group.hubId))
      .where(and(inArray(minutes.meetingId, [...ids]), gt(minutes.publishedVersion, 0)))
    return rows.map(
      ({
        minutes: { publishedLearned, publishedQuestions },
        meeting: { id, schoolId, groupId, ...when },
        hubName,
      }) => ({
        id,
        schoolId,
        scope: scopeOf.group(groupId),
        title: '',
        text: lines(publishedLearned, publishedQuestions),
        keywords: `minutes ${dayMonthYear(when.date)}`,
        at: when.startsAtMs,
        payload: { kind: 'minutes' as const, date: when.date, hub: hubName },
      }),
    )
  },
  async list({ db, t }, schoolId, after, limit) {
    const { minutes, meeting } = t
    const rows = await db
      .select({ id: minutes.meetingId })
      .from(minutes)
      .innerJoin(meeting, eq(meeting.id, minutes.meetingId))
      .where(and(ofSchoolInOrder(meeting.schoolId, schoolId), gt(minutes.meetingId, after)))
      .orderBy(asc(minutes.meetingId))
      .limit(limit)
    return rows.map(row => row.id)
  },
}
