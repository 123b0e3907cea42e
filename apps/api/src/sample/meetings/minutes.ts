import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { StoredRun } from '@hubs/schema/meetings/live'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'
import { drawn } from './past-meeting.ts'

/** From the end of a meeting to the next morning. */
const OVERNIGHT = 14 * 60 * MINUTE_MS

/** What the group of each hub wrote down, meeting by meeting. */
const learned: Record<string, readonly { learned: string; questions: string }[]> = {
  'growth-mindset': [
    {
      learned:
        'Praise for a strategy (“you went back and checked”) is heard; praise for effort alone was shrugged off by Year 10.',
      questions: 'How do we talk about effort with students who already work hard?',
    },
    {
      learned:
        'Showing a first draft of our own beside the final one changed the talk in the room more than any poster.',
      questions: 'Which subjects have drafts to show?',
    },
  ],
  'e-learning': [
    {
      learned:
        'A quiz on phones is worth it when its answers change what we teach next, and not when they only fill a mark book.',
      questions: 'What do we do for students without a phone?',
    },
    {
      learned: 'Short recorded explanations helped absent students, if they were under four minutes.',
      questions: 'Where do we keep them so that everyone finds them?',
    },
  ],
  feedback: [
    {
      learned:
        'Comments without a grade were read; with a grade beside them they were not. Ten minutes in class to act on them made the difference.',
      questions: 'How have parents reacted?',
    },
    {
      learned: 'Whole-class feedback took a third of the time, and the second drafts were as good.',
      questions: 'Does it work for students who need to hear it one to one?',
    },
  ],
  'academic-language': [
    {
      learned:
        'Six words taught well beat twenty on a list. Saying them aloud in a sentence mattered more than copying them.',
      questions: 'Which six do science and geography share?',
    },
    {
      learned: 'Sentence starters help if we remove them again after two weeks.',
      questions: 'Who has a good set for Key Stage 3?',
    },
  ],
  questioning: [
    {
      learned:
        'Three seconds feel very long to us and short to students. After a week the answers were longer, and came from different students.',
      questions: 'How do we wait without the class growing restless?',
    },
    {
      learned:
        'A hinge question in the middle of the lesson showed us who was ready. Mini whiteboards made everyone answer, including students who hide.',
      questions: 'What do we do with the half that is ready?',
    },
  ],
}

const lines = [
  'The feedback round was worth the time.',
  'More time for planning, please.',
  'I’m going home with one thing to try.',
  '',
  'Good to hear it doesn’t work straight away for other people either.',
  '',
  '',
]

type PastMeeting = {
  meeting: Tx['t']['meeting']['$inferSelect']
  slug: string
  facilitatorId: string | null
  run: StoredRun
}

/** What remains of the meetings that were held: a text in the minutes, how it was, how the register came about. */
export async function insertMinutes(tx: Tx): Promise<void> {
  const { db, t } = tx
  const held: PastMeeting[] = await db
    .select({ meeting: t.meeting, slug: t.hub.slug, facilitatorId: t.group.facilitatorId, run: t.run.state })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(eq(t.meeting.status, 'ended'))
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))
  for (const [index, each] of held.entries()) {
    if (each.facilitatorId === null || each.run.endedAt === null) continue
    await writeMinutes(tx, each, each.facilitatorId, each.run.endedAt)
    await takePulse(tx, each, drawn(7000 + index))
    await keepRegister(tx, each, each.facilitatorId, each.run.endedAt)
  }
}

async function writeMinutes({ db, t }: Tx, { meeting, slug, run }: PastMeeting, byId: string, endedAt: number) {
  const texts = learned[slug] ?? []
  const text = texts[meeting.number % Math.max(1, texts.length)] ?? { learned: '', questions: '' }
  const shown = { publishedLearned: text.learned, publishedQuestions: text.questions, publishedVersion: 1 }
  const at = endedAt + 40 * MINUTE_MS
  await db
    .insert(t.minutes)
    .values({ meetingId: meeting.id, ...text, version: 1, editedById: byId, editedAt: at, ...shown })
  const sending = { id: `${meeting.id}-sent`, meetingId: meeting.id, number: 1, byId, people: run.people.length }
  await db.insert(t.minutesSending).values({ ...sending, at: at + 2 * MINUTE_MS })
}

/** Everybody who was there has answered. */
async function takePulse({ db, t }: Tx, { meeting, run }: PastMeeting, draw: () => number) {
  const present = run.people.filter(person => person.attendance === 'present').map(person => person.id)
  const mark = (usual: number) => Math.max(1, Math.min(5, Math.round(usual + draw() * 2 - 1)))
  const first = Math.floor(draw() * lines.length)
  const answers = present.map((_, index) => ({
    id: `${meeting.id}-pulse-${index}`,
    meetingId: meeting.id,
    useful: mark(4.2),
    heard: mark(meeting.number === 1 ? 3.4 : 4.3),
    nextStep: mark(4),
    // Each of them once: nobody writes what another did.
    line: index < lines.length ? (lines[(first + index) % lines.length] ?? '') : '',
    isReleased: true,
  }))
  await db.insert(t.pulse).values(answers)
  await db.insert(t.pulseRespondent).values(present.toSorted().map(personId => ({ meetingId: meeting.id, personId })))
}

/** Ticked as they came in; who had sent apologies was put right the next morning. */
async function keepRegister({ db, t }: Tx, { meeting, run }: PastMeeting, byId: string, endedAt: number) {
  const begun = run.startedAt ?? endedAt
  const none = { arrivedBefore: null, arrivedAfter: null, leftBefore: null, leftAfter: null }
  const rows = run.people.flatMap(({ id, attendance }, index): Tx['t']['attendanceChange']['$inferInsert'][] => {
    const row = { meetingId: meeting.id, personId: id, byId, ...none }
    const first = attendance === 'apologies' ? 'absent' : attendance
    const tick = {
      ...row,
      id: `${meeting.id}-tick-${index}`,
      number: 1,
      method: 'tap' as const,
      reason: null,
      at: begun + MINUTE_MS,
    }
    const ticked = { ...tick, from: 'unknown' as const, to: first }
    if (attendance !== 'apologies') return [ticked]
    const right = {
      ...row,
      id: `${meeting.id}-right-${index}`,
      number: 2,
      method: 'correction' as const,
      at: endedAt + OVERNIGHT,
    }
    return [ticked, { ...right, from: 'absent', to: 'apologies', reason: 'Emailed me the day before' }]
  })
  await db.insert(t.attendanceChange).values(rows)
}
