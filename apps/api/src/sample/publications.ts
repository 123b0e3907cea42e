import { DAY_MS } from '@hubs/rules/dates/durations'
import { and, asc, desc, eq } from 'drizzle-orm'
import { strategyContent } from '../modules/publications/publication-content.view.ts'
import { plainCitation } from '../modules/references/citations/plain-citation.format.ts'
import { strandOf } from '../modules/strategies/techniques/strands.service.ts'
import type { Tx } from '../store/store.ts'

type PublicationSample = { technique: string; title: string; named: boolean; state: 'offered' | 'published' }

/** What is told to the world of trials of these techniques: the words are those of the reports themselves. */
const publicationSamples: readonly PublicationSample[] = [
  {
    technique: 'Count to three before I take an answer',
    title: 'Three seconds are long',
    named: true,
    state: 'published',
  },
  {
    technique: 'Ask, wait, and let no one put a hand up before I say so',
    title: 'No hands up, more voices',
    named: false,
    state: 'published',
  },
  {
    technique: 'Hand comments out unsigned, and have groups match them to work',
    title: 'Whose work is this comment about?',
    named: true,
    state: 'published',
  },
  {
    technique: 'Pick one line of each piece that is already fine',
    title: 'One line that is already fine',
    named: true,
    state: 'published',
  },
  { technique: 'Comments only, in the mock exams', title: 'Not in the mock exams', named: false, state: 'published' },
  {
    technique: 'Pass each answer on with “agree, add or challenge?” before I say anything',
    title: 'Three answers deep before I speak',
    named: true,
    state: 'published',
  },
  {
    technique: 'Read the set and write one sheet of feedback instead of thirty comments',
    title: 'Twenty minutes instead of two hours',
    named: true,
    state: 'offered',
  },
]
const strategies = ['QU2', 'FC6'] as const

const words = [
  'We set out to ask fewer questions and to wait longer for better answers.',
  'It’s harder than it sounds. In September most of us waited less than a second; the first of us to count to three said it felt like being on stage. The students changed our minds: answers got longer, and people spoke who never had before.',
  'Not everything worked. Two of us gave up on mini-whiteboards in practical rooms, and one hinge question told us only that the question was unclear. We’re saying so because it’s what we’d have liked to read.',
].join('\n\n')

/** The sample school has let some of its stories out, two strategies with them, and opened one hub’s page of the year. */
export async function publishSample(tx: Tx, { schoolId, now }: { schoolId: string; now: number }) {
  const { db, t } = tx
  let counter = 0
  const makeId = () => `5a3b1e00-0000-7000-8000-f${String(++counter).padStart(11, '0')}`
  const coordinator = await personNamed(tx, schoolId, 'Jordan Blake')
  const out = (at: number, state: PublicationSample['state']) => ({
    id: makeId(),
    schoolId,
    state,
    agreedAt: now - (10 - at) * DAY_MS,
    decidedById: state === 'published' ? coordinator : null,
    publishedAt: state === 'published' ? now - (9 - at) * DAY_MS : null,
    version: state === 'published' ? 2 : 1,
  })
  for (const [at, { technique, title, named, state }] of publicationSamples.entries()) {
    const trial = await trialOf(tx, schoolId, technique)
    if (!trial) continue
    const { told, howOften, didIt, decision, strategy, ownerId, reportId, programmeId, hubSlug } = trial
    const what = [told.whatHappened, told.surprise].filter(part => part !== '').join(' ')
    const story = [what, told.evidence].filter(part => part !== '').join('\n\n')
    const content = { kind: 'trial' as const, technique, strategy, howOften, didIt, decision, story }
    const whose = { programmeId, hubSlug, sourceId: reportId, ownerId, named, title, content }
    await db.insert(t.publication).values({ ...out(at, state), kind: 'trial', ...whose })
  }
  for (const [at, code] of strategies.entries()) await publishStrategy(tx, code, out(at + 5, 'published'))
  const hub = await hubOf(tx, schoolId, 'questioning')
  const published = { publishedAt: now - DAY_MS, editedById: coordinator, version: 1 }
  const thanks = 'Thank you to the students who waited with us.'
  if (hub) await db.insert(t.showcase).values({ hubId: hub.id, words, thanks, ...published })
}

async function personNamed({ db, t }: Tx, schoolId: string, name: string): Promise<string | null> {
  const named = and(eq(t.person.schoolId, schoolId), eq(t.person.name, name))
  const [found] = await db.select({ id: t.person.id }).from(t.person).where(named)
  return found?.id ?? null
}

async function hubOf({ db, t }: Tx, schoolId: string, slug: string) {
  const [found] = await db
    .select({ id: t.hub.id, programmeId: t.hub.programmeId })
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true), eq(t.hub.slug, slug)))
  return found
}

/** The latest report of a teacher who did this. */
async function trialOf({ db, t }: Tx, schoolId: string, technique: string) {
  const rows = await db
    .select({
      told: { whatHappened: t.report.whatHappened, surprise: t.report.surprise, evidence: t.report.evidence },
      howOften: t.plan.howOften,
      ownerId: t.plan.ownerId,
      didIt: t.report.didIt,
      decision: t.report.decision,
      reportId: t.report.id,
      strategy: t.strategy.name,
      programmeId: t.hub.programmeId,
      hubSlug: t.hub.slug,
    })
    .from(t.plan)
    .innerJoin(t.person, and(eq(t.person.id, t.plan.ownerId), eq(t.person.staffKind, 'teaching')))
    .innerJoin(t.report, eq(t.report.planId, t.plan.id))
    .innerJoin(t.meeting, eq(t.meeting.id, t.report.meetingId))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .leftJoin(t.strategy, and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, t.plan.strategyCode)))
    .where(and(eq(t.plan.schoolId, schoolId), eq(t.plan.technique, technique)))
    .orderBy(desc(t.meeting.startsAtMs), asc(t.report.id))
  return rows.find(row => row.didIt !== 'not-yet')
}

type Out = Pick<
  Tx['t']['publication']['$inferSelect'],
  'id' | 'schoolId' | 'agreedAt' | 'state' | 'publishedAt' | 'version'
>

async function publishStrategy(tx: Tx, code: string, out: Out) {
  const { db, t } = tx
  const [row] = await db
    .select()
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, out.schoolId), eq(t.strategy.code, code)))
  const hub = row && (await hubOf(tx, out.schoolId, row.hubSlug))
  if (!hub) return
  const sources = await db
    .select({ csl: t.reference.csl, doi: t.reference.doi, checkedHow: t.reference.checkedHow })
    .from(t.strategyReference)
    .innerJoin(t.reference, eq(t.reference.id, t.strategyReference.referenceId))
    .where(eq(t.strategyReference.strategyId, row.id))
    .orderBy(asc(t.strategyReference.position))
  const references = sources.map(({ csl, doi, checkedHow }) => ({
    text: plainCitation(csl),
    doi,
    checked: checkedHow === null ? null : { by: null, at: null, how: checkedHow },
  }))
  const strand = await strandOf(tx, out.schoolId, row.strandCode)
  await db.insert(t.publication).values({
    ...out,
    programmeId: hub.programmeId,
    hubSlug: row.hubSlug,
    kind: 'strategy',
    sourceId: row.id,
    ownerId: null,
    named: false,
    title: row.name,
    content: strategyContent({ ...row, strand, references }),
  })
}
