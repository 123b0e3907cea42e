import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { ratingWindows } from '@hubs/rules/evaluation'
import { judgement, ratingMoments, type RatingMoment, SCENARIO_ITEM } from '@hubs/schema/evaluation'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../store/store.ts'
import { dayAt, instantAt } from '../time/wall-time.ts'
import { drawn } from './meetings/past-meeting.ts'
import written from './stories/progress.json' with { type: 'json' }

/** By hub, outcome and half term: where it stood, and what told so. */
const stories = z.record(z.string(), z.array(z.array(z.tuple([judgement, z.string()])))).parse(written)

/** Where people usually put themselves at each moment; a few start high and find out how much there is to it. */
const usual: Record<RatingMoment, number> = { baseline: 2.4, mid: 2.9, end: 3.4 }
const SPREAD = 2.4
/** They have not got round to it yet. */
const undecided: Record<string, string[]> = { questioning: ['Alex Reeve', 'Karen Whitby'] }
/** Here only the first few have: below five nothing shows. */
const few: Record<string, number> = { 'e-learning': 3 }

type Scene = { schoolId: string; now: number; timeZone: string }

/** What members said of themselves whenever they were asked, and what those who lead three of the hubs made of it. */
export async function rateAndJudge(tx: Tx, { schoolId, now, timeZone }: Scene): Promise<void> {
  const { db, t } = tx
  const hubs = await db
    .select({ hub: t.hub, groupId: t.group.id, facilitatorId: t.group.facilitatorId, current: t.programme.current })
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.group, eq(t.group.hubId, t.hub.id))
    .where(eq(t.programme.schoolId, schoolId))
    .orderBy(asc(t.programme.name), asc(t.hub.position))
  for (const [index, { hub, groupId, facilitatorId, current }] of hubs.entries()) {
    const outcomes = await db
      .select()
      .from(t.outcome)
      .where(eq(t.outcome.hubId, hub.id))
      .orderBy(asc(t.outcome.position))
    const ids = outcomes.map(outcome => outcome.id)
    await rate(tx, { hub, groupId, items: [...ids, SCENARIO_ITEM], current, now }, drawn(8100 + index))
    if (facilitatorId !== null)
      await judge(tx, { hub, ids, byId: facilitatorId, today: dayAt(now, timeZone), timeZone })
  }
}

type Rated = { hub: { id: string; slug: string }; groupId: string; items: string[]; current: boolean; now: number }

async function rate({ db, t }: Tx, { hub, groupId, items, current, now }: Rated, draw: () => number) {
  const meetings = await db.select().from(t.meeting).where(eq(t.meeting.groupId, groupId))
  const windows = ratingWindows(
    meetings.map(({ startsAtMs, minutes, status }) => ({
      startsAt: startsAtMs,
      endsAt: startsAtMs + minutes * MINUTE_MS,
      status,
    })),
    now,
  )
  const members = await db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(eq(t.membership.groupId, groupId))
    .orderBy(asc(t.membership.seat))
  const asked = ratingMoments.filter(moment => ['open', 'closed'].includes(windows[moment].state))
  const rows = asked.flatMap(moment => {
    const open = current && windows[moment].state === 'open'
    const willing = members.filter(member => !undecided[hub.slug]?.includes(member.name)).slice(0, few[hub.slug])
    const people = open ? willing : members
    const counted = !open || people.length === members.length
    return people.flatMap(({ id: personId }) =>
      items.map((item, at) => {
        const value = Math.round(usual[moment] - at * 0.25 + (draw() - 0.5) * SPREAD)
        const mark = Math.max(1, Math.min(5, value))
        return { hubId: hub.id, item, moment, personId, value: mark, releasedValue: counted ? mark : null, at: now }
      }),
    )
  })
  if (rows.length > 0) await db.insert(t.rating).values(rows)
}

type Judged = {
  hub: { slug: string; programmeId: string }
  ids: string[]
  byId: string
  today: string
  timeZone: string
}

async function judge({ db, t }: Tx, { hub, ids, byId, today, timeZone }: Judged) {
  const halfTerms = await db
    .select()
    .from(t.halfTerm)
    .where(eq(t.halfTerm.programmeId, hub.programmeId))
    .orderBy(asc(t.halfTerm.position))
  const rows = halfTerms
    .filter(halfTerm => halfTerm.startsOn <= today)
    .flatMap(({ id: halfTermId, endsOn }, order) =>
      ids.flatMap((outcomeId, index) => {
        const told = stories[hub.slug]?.[index]?.[order]
        if (!told) return []
        const [standing, evidence] = told
        const at = instantAt(endsOn < today ? endsOn : today, '08:10', timeZone) + index * 240_000
        const row = { id: `${outcomeId}-${order}`, outcomeId, halfTermId, number: 1, byId, at }
        return [{ ...row, judgement: standing, evidence }]
      }),
    )
  if (rows.length > 0) await db.insert(t.progress).values(rows)
}
