import { and, asc, eq, isNull, lt, max, ne } from 'drizzle-orm'
import type { Tx } from '../store/store.ts'
import { addDays, instantAt, isWeekend } from '../time/wall-time.ts'

type Scene = { schoolId: string; today: string; timeZone: string; makeId: () => string }
type Member = { personId: string; groupId: string }

/** In a half term so many colleagues could go, and for so many nobody could be found: both enough to be told. */
const WENT = 8
const STAYED = 5

const visits = [
  {
    startsAt: '09:20',
    setting: '7Ma3',
    focus: 'How the first five minutes begin.',
    evidenceAsked: 'When the last student has started.',
    notes: 'Task on the board as they came in. The last pen was moving after three minutes.',
    conclusion: 'The task can be a little harder: half of them had finished by then.',
  },
  {
    startsAt: '11:15',
    setting: '9Sc2',
    focus: 'What students do with the comments in their books.',
    evidenceAsked: 'Which comments are acted on, and how long it takes.',
    notes: 'Twelve of fourteen changed an answer. Two waited for help and got it.',
    conclusion: 'Ten minutes are enough if the comment asks for one thing.',
  },
  {
    startsAt: '13:40',
    setting: '8Ge1',
    focus: 'Who speaks when the class talks in pairs.',
    evidenceAsked: 'A mark for each student who has spoken.',
    notes: 'Every pair talked; in four of them one did most of it.',
    conclusion: 'I want to say who goes first.',
  },
] as const

/** The school day so long before a meeting, or the one before it. */
function dayBefore(meeting: string, days: number, daysOff: ReadonlySet<string>): string {
  let day = addDays(meeting, -days)
  while (isWeekend(day) || daysOff.has(day)) day = addDays(day, -1)
  return day
}

/** The half terms whose groups have all met, each with the day of its last meeting. */
async function heldHalfTerms({ db, t }: Tx, { schoolId, today }: Scene) {
  const last = max(t.meeting.date)
  return db
    .select({ programmeId: t.halfTerm.programmeId, meeting: last })
    .from(t.halfTerm)
    .innerJoin(t.meeting, and(eq(t.meeting.halfTermId, t.halfTerm.id), ne(t.meeting.status, 'cancelled')))
    .where(eq(t.meeting.schoolId, schoolId))
    .groupBy(t.halfTerm.id, t.halfTerm.programmeId, t.halfTerm.startsOn)
    .having(lt(last, today))
    .orderBy(asc(t.halfTerm.startsOn))
}

/** Teachers in groups, but for those who have observations of their own to show. */
async function listVisitors({ db, t }: Tx, programmeId: string): Promise<Member[]> {
  const busy = await db.select({ one: t.observation.observerId, other: t.observation.observedId }).from(t.observation)
  const known = new Set(busy.flatMap(({ one, other }) => [one, other]))
  const rows = await db
    .select({ personId: t.membership.personId, groupId: t.membership.groupId })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .where(
      and(
        eq(t.membership.programmeId, programmeId),
        eq(t.hub.observation, true),
        eq(t.person.staffKind, 'teaching'),
        isNull(t.person.leftAt),
      ),
    )
    .orderBy(asc(t.membership.groupId), asc(t.membership.seat))
  return rows.filter(({ personId }) => !known.has(personId))
}

/** Who observed a colleague of their own group before each meeting, and who found no cover for it. */
export async function coverObservations(tx: Tx, scene: Scene): Promise<void> {
  const { db, t } = tx
  const visitors = new Map<string, Member[]>()
  const halfTerms = await heldHalfTerms(tx, scene)
  for (const { programmeId } of halfTerms)
    if (!visitors.has(programmeId)) visitors.set(programmeId, await listVisitors(tx, programmeId))
  for (const { programmeId, meeting } of halfTerms) {
    if (meeting === null) continue
    const off = await db.select({ day: t.dayOff.day }).from(t.dayOff).where(eq(t.dayOff.programmeId, programmeId))
    const daysOff = new Set(off.map(({ day }) => day))
    const pairs = pairsOf(visitors.get(programmeId) ?? []).slice(0, WENT + STAYED)
    const rows = pairs.map(([observer, observed], n) => {
      const { startsAt, notes, conclusion, ...visit } = visits[n % visits.length] ?? visits[0]
      const date = dayBefore(meeting, 2 + (n % 5), daysOff)
      const isDone = n < WENT
      return {
        ...visit,
        id: scene.makeId(),
        schoolId: scene.schoolId,
        groupId: observed.groupId,
        observerId: observer.personId,
        observedId: observed.personId,
        date,
        startsAt,
        startsAtMs: instantAt(date, startsAt, scene.timeZone),
        minutes: 15,
        place: '',
        tool: null,
        cover: isDone ? ('arranged' as const) : ('not-possible' as const),
        status: isDone ? ('handed-over' as const) : ('cancelled' as const),
        notes: isDone ? notes : '',
        conclusion: isDone ? conclusion : '',
        thanks: '',
        shared: false,
      }
    })
    if (rows.length > 0) await db.insert(t.observation).values(rows)
  }
}

/** Each with the next of their group, so that nobody goes twice. */
function pairsOf(members: readonly Member[]): [Member, Member][] {
  return [...Map.groupBy(members, ({ groupId }) => groupId).values()].flatMap(own =>
    own.slice(1).map((observer, at): [Member, Member] => [observer, own[at] ?? observer]),
  )
}
