import { isolated } from '@hubs/rules/text/isolated'
import { didItWords, howOftenWords } from '@hubs/rules/text/plan-labels'
import type { Decision, EvidenceKind, NotDoneReason, OwnPlan, PlanStatus, Visibility } from '@hubs/schema/plans/plans'
import { decisions, didIts, evidenceKinds, howOftens, notDoneReasons, visibilities } from '@hubs/schema/plans/plans'
import { listed } from '#lib/page/capital.ts'
import { waitWords, whereKept, type Why } from '#lib/storage/waits.ts'

/** Whose plan it is, as far as the words depend on it. */
export type PlanOwner = {
  /** Support staff are never asked about a class or lessons. */
  teaching: boolean
  hubSlug: string
  hubName: string
  /** The groups they are in or lead now; none where that is not known. */
  groupIds: readonly string[]
  /** With one group in the hub the word group stays off the screen. */
  circle: 'hub' | 'group'
  timeZone: string
}

/** The choices of a field out of its words. */
function choices<T extends string>(values: readonly T[], words: (value: T) => string) {
  return values.map(value => ({ value, label: words(value) }))
}

export const howOftenChoices = (owner: PlanOwner) => choices(howOftens, value => howOftenWords(value, owner))

const evidenceWords: Record<EvidenceKind, string> = {
  work: 'A piece of work',
  tally: 'A tally',
  quiz: 'Quiz results',
  comment: 'What students said',
  clip: 'A short clip',
  other: 'Something else',
}
export const evidenceChoices = choices(evidenceKinds, kind => evidenceWords[kind])
export function evidenceSentence({ evidence }: Pick<OwnPlan, 'evidence'>): string {
  return listed(evidence.map(kind => evidenceWords[kind].toLowerCase()))
}

export const didItChoices = (owner: Pick<PlanOwner, 'teaching'>) => choices(didIts, value => didItWords(value, owner))

const reasons: Record<Exclude<NotDoneReason, 'class-changed'>, string> = {
  'no-time': 'No time',
  forgot: 'I forgot',
  absent: 'I was away',
  cover: 'I was on cover',
  'did-not-fit': 'It didn’t fit',
  'lost-confidence': 'I lost confidence',
  'no-support': 'I didn’t get the support I needed',
  other: 'Something else',
}
function reasonWords(value: NotDoneReason, { teaching }: Pick<PlanOwner, 'teaching'>): string {
  if (value === 'class-changed') return teaching ? 'My class changed' : 'My work changed'
  return reasons[value]
}
export const reasonChoices = (owner: PlanOwner) => choices(notDoneReasons, value => reasonWords(value, owner))

const decided: Record<Decision, [label: string, hint: string]> = {
  keep: ['Keep it', 'Carry on as it is.'],
  adapt: ['Adapt it', 'Carry on, with a change.'],
  consolidate: ['Consolidate it', 'Practise it until it’s a habit.'],
  share: ['Share it with others', 'It works: show a colleague.'],
  drop: ['Drop it', 'It was worth trying. Time to move on.'],
}
export const decisionWords = (decision: Decision) => decided[decision][0]
export const decisionChoices = decisions.map(value => ({ value, label: decided[value][0], hint: decided[value][1] }))

/** Whether the same thing goes on in a new plan. */
export function goesOn(decision: Decision | null): boolean {
  return decision === 'keep' || decision === 'adapt' || decision === 'consolidate'
}

const seen: Record<Exclude<Visibility, 'group'>, [choice: string, by: string]> = {
  me: ['Me', 'only to you'],
  partner: ['My partner', 'to your partner'],
  school: ['The school', 'to the whole school'],
}
export const visibilityChoices = ({ circle }: PlanOwner) =>
  choices(visibilities, value => (value === 'group' ? `My ${circle}` : seen[value][0]))

/** Whether its owner has moved to another group since: theirs doesn’t meet about it any more, unless it is carried forward. */
export function isElsewhere({ groupId }: Pick<OwnPlan, 'groupId'>, { groupIds }: Pick<PlanOwner, 'groupIds'>): boolean {
  return groupIds.length > 0 && !groupIds.includes(groupId)
}

/**
 * Whether its owner can carry a plan forward: they want to, or its report was for the meeting that new plans are of now,
 * and what comes next is still open.
 */
export function mayGoOn(
  { meetingId, report }: Pick<OwnPlan, 'meetingId' | 'report'>,
  newPlansAt: string | null,
): boolean {
  if (newPlansAt === meetingId || !report) return false
  return report.meetingId === newPlansAt || goesOn(report.decision)
}

/** "visible to your hub". */
export function seenBy(visibility: Visibility, { circle }: Pick<PlanOwner, 'circle'>): string {
  return `visible ${visibility === 'group' ? `to your ${circle}` : seen[visibility][1]}`
}

type Partner = readonly { name: string }[]

/** Who that is, in a plain sentence. */
export function audience(visibility: Visibility, { hubName, circle }: PlanOwner, partner: Partner): string {
  const names = listed(partner.map(({ name }) => isolated(name)))
  switch (visibility) {
    case 'me':
      return 'Only you. You can still talk about it when you report back.'
    case 'partner':
      return names
        ? `You and ${names}. No one else.`
        : 'You and your partner. Your facilitator hasn’t paired you up yet, so only you for now.'
    case 'group':
      return `You, the members of ${circle === 'group' ? `your ${hubName} group` : hubName} and its facilitators. No one else.`
    case 'school':
      return 'Everyone who works at your school, including coordinators and senior leaders. It’s never used for appraisal.'
    default:
      return visibility satisfies never
  }
}

export const statusWords: Record<PlanStatus, string> = {
  committed: 'Open',
  reported: 'Reported',
  carried: 'Carried forward',
  dropped: 'Dropped',
  ended: 'Closed',
}

/** Said where something waits to be sent. */
export function keptHere(why: Why): string {
  const { because, will } = waitWords(why)
  return `${because} ${whereKept(`this ${deviceWord()}`)} It ${will}.`
}

/** What people call what they hold, or sit at. */
export function deviceWord(): 'phone' | 'computer' {
  return globalThis.matchMedia?.('(pointer: coarse)').matches ? 'phone' : 'computer'
}
