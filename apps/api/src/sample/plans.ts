import { MINUTE_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { pairUp } from '@hubs/rules/plans/pairs'
import type { SupportState } from '@hubs/schema/plans/support'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../store/store.ts'
import { drawn } from './meetings/past-meeting.ts'
import { createStory, type Story, type Teller, type ReportedMeeting } from './plan-story.ts'

type SampleSchool = { schoolId: string; people: readonly Teller[]; today: string }

const offers = [
  'Could I come and see it once?',
  'Try it with the small group first: fewer people to keep in mind.',
  'Write the question on your hand. I do.',
  'What did the ones who said nothing think?',
  'I have a set of boards you can keep.',
  'Do it on the same day each week, then no one has to remember.',
]
const asked: [owner: string, from: string, what: string, state: SupportState, answer: string][] = [
  ['Hannah Weiss', 'Ravi Menon', 'Mini whiteboards for 27, for Thursday period 3', 'asked', ''],
  ['Rory Flynn', 'Alex Reeve', 'Come and count how many boards I really look at', 'asked', ''],
  ['Aisha Khan', 'Robin Cole', 'Sit at the back on Tuesday and tally who answers', 'asked', ''],
  ['Alex Reeve', 'Karen Whitby', 'Time my pauses once', 'given', 'Ten of them, on the slip in your tray.'],
  [
    'Eva Lindqvist',
    'Jordan Blake',
    'Twenty minutes of cover, to watch a colleague',
    'accepted',
    'Week four. I’ll arrange it.',
  ],
  ['Clare Dunn', 'Graham Bell', 'The hall for one lesson', 'not-possible', 'It’s booked for exams until the holidays.'],
]

type Offer = Tx['t']['peerOffer']['$inferInsert']
type PartnerSet = Tx['t']['partnerSet']['$inferInsert']
type PastMeetings = Awaited<ReturnType<typeof listMeetings>>

/** What partners say to each other at a meeting where both are, more often than not. */
function offersAt(
  meeting: ReportedMeeting,
  here: readonly Teller[],
  sets: readonly string[][],
  draw: () => number,
): Offer[] {
  return here.flatMap((person, index) => {
    const byId = sets.find(set => set.includes(person.id))?.find(id => id !== person.id)
    if (!byId || !here.some(({ id }) => id === byId) || draw() < 0.4) return []
    const text = offers[(index + meeting.date.charCodeAt(6)) % offers.length] ?? ''
    return {
      id: `${meeting.id}-${index}`,
      meetingId: meeting.id,
      toId: person.id,
      byId,
      text,
      at: meeting.startsAtMs + 42 * MINUTE_MS,
    }
  })
}

/** Two of each group have written down already what they will tell at the next meeting. */
function writeAhead(meetings: PastMeetings, people: readonly Teller[], story: Story) {
  const coming = new Map<string, ReportedMeeting>()
  for (const { meeting } of meetings)
    if (meeting.status === 'planned' && !coming.has(meeting.groupId)) coming.set(meeting.groupId, meeting)
  for (const meeting of coming.values()) {
    const members = people.filter(person => story.openOf(person.id)?.groupId === meeting.groupId)
    for (const person of [members[2], members[5]]) if (person) story.tell(person, meeting, true)
  }
}

/** What people promised at the meetings held so far, what came of it, who supports whom, and what is asked of others. */
export async function insertPlans(tx: Tx, { schoolId, people, today }: SampleSchool) {
  const draw = drawn(77)
  let counter = 0
  // Ids of their own: those of everything else stay as they are.
  const makeId = () => `5a3b1e00-0000-7000-8002-${String(++counter).padStart(12, '0')}`
  const story = createStory(makeId, draw, today)
  const meetings = await listMeetings(tx, schoolId)
  const held = meetings.filter(({ meeting }) => meeting.status === 'ended')
  const there = await listThere(
    tx,
    held.map(({ meeting }) => meeting.id),
  )
  const byId = new Map(people.map(person => [person.id, person]))
  const sets = new Map<string, string[][]>()
  const told: Offer[] = []
  const partners: PartnerSet[] = []
  for (const [index, { meeting, current }] of held.entries()) {
    const here = (there.get(meeting.id) ?? []).flatMap(id => byId.get(id) ?? [])
    const before = sets.get(meeting.groupId) ?? []
    for (const person of here) story.tell(person, meeting)
    told.push(...offersAt(meeting, here, before, draw))
    const isLast = !held.slice(index + 1).some(later => later.meeting.groupId === meeting.groupId)
    if (isLast && !current) continue
    const next = meetings.find(
      each => each.meeting.groupId === meeting.groupId && each.meeting.startsAtMs > meeting.startsAtMs,
    )
    const planning = { ...meeting, reviewOn: next?.meeting.date ?? null }
    for (const person of here) story.promise(person, planning, current)
    const ids = here.map(({ id }) => id)
    sets.set(meeting.groupId, pairUp(ids, before, index))
    partners.push({ meetingId: meeting.id, sets: sets.get(meeting.groupId) ?? [], version: 1 })
  }
  writeAhead(meetings, people, story)
  await insertAll(tx, story, { offers: told, partners, support: supportOf(story, people, schoolId, makeId) })
}

async function listMeetings(
  { db, t }: Tx,
  schoolId: string,
): Promise<{ meeting: ReportedMeeting & { status: string }; current: boolean }[]> {
  const { id, groupId, date, startsAtMs, status } = t.meeting
  return db
    .select({
      meeting: { id, schoolId: t.meeting.schoolId, groupId, date, startsAtMs, status },
      current: t.programme.current,
    })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.programme, eq(t.programme.id, t.halfTerm.programmeId))
    .where(eq(t.meeting.schoolId, schoolId))
    .orderBy(asc(startsAtMs), asc(id))
}

/** Who was at each of these meetings. */
async function listThere({ db, t }: Tx, meetingIds: string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ meetingId: t.attendance.meetingId, personId: t.attendance.personId })
    .from(t.attendance)
    .where(and(inArray(t.attendance.meetingId, meetingIds), eq(t.attendance.status, 'present')))
    .orderBy(asc(t.attendance.id))
  const there = new Map<string, string[]>()
  for (const { meetingId, personId } of rows) there.set(meetingId, [...(there.get(meetingId) ?? []), personId])
  return there
}

function supportOf(story: Story, people: readonly Teller[], schoolId: string, makeId: () => string) {
  const idOf = (name: string) => people.find(person => person.name === name)?.id
  return asked.flatMap(([owner, from, what, state, answer]) => {
    const [ownerId, fromId] = [idOf(owner), idOf(from)]
    const plan = ownerId === undefined ? undefined : story.openOf(ownerId)
    if (!plan || ownerId === undefined || fromId === undefined) return []
    const askedAt = plan.createdAt + 3 * MINUTE_MS
    const closedAt = state === 'given' || state === 'not-possible' ? askedAt + 9 * DAY_MS : null
    return { id: makeId(), schoolId, planId: plan.id, ownerId, fromId, what, state, answer, askedAt, closedAt }
  })
}

type Rest = {
  offers: Offer[]
  partners: PartnerSet[]
  support: Tx['t']['supportRequest']['$inferInsert'][]
}

async function insertAll({ db, t }: Tx, story: Story, { offers, partners, support }: Rest) {
  const { plans, reports, checkIns } = story
  if (plans.length > 0) await db.insert(t.plan).values(plans)
  if (reports.length > 0) await db.insert(t.report).values(reports)
  if (checkIns.length > 0) await db.insert(t.planProgressCheck).values(checkIns)
  if (offers.length > 0) await db.insert(t.peerOffer).values(offers)
  if (partners.length > 0) await db.insert(t.partnerSet).values(partners)
  if (support.length > 0) await db.insert(t.supportRequest).values(support)
}
