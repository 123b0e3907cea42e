import { MINUTE_MS, DAY_MS } from '@hubs/rules/dates/durations'
import { statusAfterReport } from '@hubs/rules/plans/plans'
import type { Decision, DidIt, EvidenceKind, NotDoneReason, Visibility } from '@hubs/schema/plans/plans'
import type { Tx } from '../store/store.ts'
import { addDays } from '../time/wall-time.ts'
import texts from './stories/plans.json' with { type: 'json' }
import tried from './stories/tried-together.json' with { type: 'json' }

type Text = (typeof texts)[number] & { outcome?: [DidIt, Decision] }
type StoryVariant = Pick<Text, 'technique' | 'whatHappened' | 'evidence' | 'surprise'> & {
  didIt: DidIt
  decision: Decision
}
type PlanRow = Tx['t']['plan']['$inferSelect']
type ReportRow = Tx['t']['report']['$inferSelect']
type CheckInRow = Tx['t']['planProgressCheck']['$inferSelect']
export type ReportedMeeting = { id: string; schoolId: string; groupId: string; date: string; startsAtMs: number }
/** A meeting at which plans are made, and the day on which they are reported on. */
type PlanningMeeting = ReportedMeeting & { reviewOn: string | null }
export type Teller = { id: string; name: string; staffKind: 'teaching' | 'support' | 'none' }
type Open = { plan: PlanRow; text: Text }

const howOftens = ['weekly', 'several-times-a-week', 'every-lesson', 'once'] as const
const kinds: EvidenceKind[] = ['tally', 'work', 'quiz', 'comment']
const visibilities: Visibility[] = ['group', 'group', 'school', 'group', 'partner', 'group', 'group', 'me', 'group']
const ownChoice: Record<string, Visibility> = { 'Erin Maddox': 'me', 'Hannah Weiss': 'school' }
const done: [DidIt, Decision][] = [
  ['once', 'adapt'],
  ['a-few-times', 'keep'],
  ['a-few-times', 'share'],
  ['most-lessons', 'consolidate'],
  ['a-few-times', 'drop'],
  ['habit', 'share'],
  ['a-few-times', 'adapt'],
]
const reasons: [NotDoneReason, string][] = [
  ['cover', 'I was on cover in both of the lessons I had planned it for.'],
  ['class-changed', 'The groups were reshuffled in week three. I’m starting again with the new one.'],
  ['forgot', 'It got lost in mock exam season. I’ve put it on my desk now.'],
]

/** What a hub tries together, each in their own way: these trials have something to tell. */
const together = { QU: 'QU2', AL: 'QU2', FC: 'FC3', EL: 'FC3', GM: 'GM5' } as const

function togetherIn(hub: string, at: number): Text | undefined {
  const code = together[hub as keyof typeof together]
  const found = texts.find(text => text.code === code)
  const ways = tried[code] as readonly StoryVariant[]
  const way = ways[at % ways.length]
  if (!found || !way) return found
  const { didIt, decision, ...words } = way
  return { ...found, ...words, outcome: [didIt, decision] }
}

/**
 * The own text of each person, or what their hub tries together: before this year all of them did, and this year most
 * begin with it, but for those whom a visitor of the sample school meets first.
 */
function textOf(person: Teller, isNow: boolean, nth: number): Text | undefined {
  const own = texts.find(text => text.name === person.name)
  if (!own || person.staffKind === 'support') return own
  const [first = own] = texts
  const [hub, index] = [own.code.slice(0, 2), texts.indexOf(own)]
  const near = texts.filter(text => text.code.slice(0, 2) === hub && !text.setting.startsWith('the '))
  const begins = isNow && nth === 0
  if (begins && (index < 10 || index % 6 === 0)) return own
  if (begins) return { ...(togetherIn(hub, index) ?? own), name: own.name, setting: own.setting }
  const other = isNow ? near[(near.indexOf(own) + nth + 1) % near.length] : togetherIn(hub, index + nth)
  const keepsOn = index % 6 === 0
  if (!isNow && keepsOn) return own
  return { ...(other ?? first), name: own.name, setting: own.setting }
}

function visibilityOf({ name }: Teller): Visibility {
  const index = texts.findIndex(text => text.name === name)
  if (index < 10) return ownChoice[name] ?? 'group'
  return visibilities[index % visibilities.length] ?? 'group'
}

/** Soon, and by the day it is reported on. */
function startOf({ date, reviewOn }: PlanningMeeting): string {
  const soon = addDays(date, 5)
  return reviewOn !== null && reviewOn < soon ? reviewOn : soon
}

/** `index`: how many plans there are already. */
function planOf(
  person: Teller,
  meeting: PlanningMeeting,
  { text, index, before }: { text: Text; index: number; before?: PlanRow | undefined },
) {
  return {
    schoolId: meeting.schoolId,
    ownerId: person.id,
    groupId: meeting.groupId,
    meetingId: meeting.id,
    technique: text.technique,
    strategyCode: text.code,
    adaptation: '',
    setting: text.setting,
    firstOn: startOf(meeting),
    howOften: howOftens[index % 4] ?? 'weekly',
    cue: text.cue,
    lessOf: text.lessOf,
    evidence: [kinds[index % 4] ?? 'tally'],
    evidenceNote: '',
    confidence: 3 + (index % 3),
    visibility: visibilityOf(person),
    partnerIds: null,
    onScreen: person.name !== 'Daniel Afolabi',
    status: 'committed',
    carriedFrom: before?.id ?? null,
    timesCarried: before ? before.timesCarried + 1 : 0,
    promisedOn: meeting.date,
    checkInOn: addDays(meeting.date, 14),
    createdAt: meeting.startsAtMs + 95 * MINUTE_MS + (index % 40) * 11_000,
    version: 1,
  } satisfies Omit<PlanRow, 'id'>
}

/** What came of it: as its words say, else by lot. `ahead`: before the meeting, when nothing is decided yet. */
function reportOf(text: Text, draw: () => number, ahead: boolean) {
  const not = draw() < 0.14
  const [reasonIfNot, why] = reasons[Math.floor(draw() * reasons.length)] ?? ['other', '']
  const lot = done[Math.floor(draw() * done.length)]
  const [didIt, decision] = text.outcome ?? lot ?? ['once', 'keep']
  const [times, surprise] = [draw(), draw()]
  if (not)
    return {
      didIt: 'not-yet' as const,
      times: null,
      whatHappened: why,
      evidence: '',
      surprise: '',
      decision: ahead ? null : ('keep' as const),
      reasonIfNot,
    }
  return {
    didIt,
    times: times < 0.5 ? null : 2 + Math.floor(times * 9),
    whatHappened: text.whatHappened,
    evidence: text.evidence,
    surprise: surprise < 0.5 ? '' : text.surprise,
    decision: ahead ? null : decision,
    reasonIfNot: null,
  }
}

function checkInOf({ id: planId, createdAt }: PlanRow, draw: () => number): CheckInRow {
  const answered = draw() < 0.7
  const askedAt = createdAt + 14 * DAY_MS
  const didIt = draw() < 0.3 ? 'not-yet' : 'once'
  if (!answered) return { planId, askedAt, answeredAt: null, didIt: null, note: '' }
  return { planId, askedAt, answeredAt: askedAt + 40 * MINUTE_MS, didIt, note: '' }
}

/** What a school's people promise and tell, meeting after meeting; the same for the same lots. */
export function createStory(makeId: () => string, draw: () => number, today: string) {
  const plans: PlanRow[] = []
  const reports: ReportRow[] = []
  const checkIns: CheckInRow[] = []
  const open = new Map<string, Open>()
  const promised = new Map<string, number>()

  return {
    plans,
    reports,
    checkIns,

    openOf: (personId: string) => open.get(personId)?.plan,

    /** Somebody tells what came of their plan, or writes it down ahead of the meeting. */
    tell(person: Teller, meeting: ReportedMeeting, ahead = false) {
      const standing = open.get(person.id)
      if (standing?.plan.status !== 'committed' || standing.plan.groupId !== meeting.groupId) return
      const { plan, text } = standing
      const told = reportOf(text, draw, ahead)
      const writtenAt = ahead ? plan.createdAt + 30 * DAY_MS : meeting.startsAtMs + 40 * MINUTE_MS
      reports.push({ id: makeId(), planId: plan.id, meetingId: meeting.id, ...told, writtenAt, version: 1 })
      plan.status = statusAfterReport(plan.status, told.decision)
    },

    /** Somebody promises something: goes on with what is open, or begins anew. */
    promise(person: Teller, meeting: PlanningMeeting, isNow: boolean) {
      const standing = open.get(person.id)
      const key = `${person.id} ${isNow}`
      const nth = promised.get(key) ?? 0
      const next = textOf(person, isNow, nth)
      if (!next) return
      // A new year begins with what is one's own; whoever had that already goes on with it.
      const goesOn = standing && (nth > 0 || standing.text.technique === next.technique)
      const before = standing?.plan.status === 'committed' && goesOn ? standing : undefined
      if (standing?.plan.status === 'committed') standing.plan.status = before ? 'carried' : 'reported'
      const text = before?.text ?? next
      const plan = { id: makeId(), ...planOf(person, meeting, { text, index: plans.length, before: before?.plan }) }
      const due = addDays(meeting.date, 14) <= today
      if (due) checkIns.push(checkInOf(plan, draw))
      plans.push(due ? { ...plan, checkInOn: null } : plan)
      const kept = plans.at(-1)
      if (kept) open.set(person.id, { plan: kept, text })
      promised.set(key, nth + 1)
    },
  }
}

export type Story = ReturnType<typeof createStory>
