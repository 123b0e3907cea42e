import { didItWords, howOftenWords } from '@hubs/rules/plan-words'
import type { Decision, EvidenceKind, NotDoneReason, OwnPlan, PlanStatus, Visibility } from '@hubs/schema/plans'
import { decisions, didIts, evidenceKinds, howOftens, notDoneReasons, visibilities } from '@hubs/schema/plans'
import { listed } from '#lib/capital.ts'

/** Whose plan it is, as far as the words depend on it. */
export type Who = {
  /** Support staff are never asked about a class or lessons. */
  teaching: boolean
  hubSlug: string
  hubName: string
  /** With one group in the hub the word group stays off the screen. */
  circle: 'hub' | 'group'
  timeZone: string
}

/** The choices of a field out of its words. */
function choices<T extends string>(values: readonly T[], words: (value: T) => string) {
  return values.map(value => ({ value, label: words(value) }))
}

export const howOftenChoices = (who: Who) => choices(howOftens, value => howOftenWords(value, who))

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

export const didItChoices = (who: Pick<Who, 'teaching'>) => choices(didIts, value => didItWords(value, who))

const reasons: Record<Exclude<NotDoneReason, 'class-changed'>, string> = {
  'no-time': 'No time',
  forgot: 'I forgot',
  absent: 'I was away',
  cover: 'I was covering for somebody',
  'did-not-fit': 'It did not fit',
  'lost-confidence': 'I lost confidence',
  'no-support': 'The support did not come',
  other: 'Something else',
}
function reasonWords(value: NotDoneReason, { teaching }: Pick<Who, 'teaching'>): string {
  if (value === 'class-changed') return teaching ? 'My class changed' : 'My work changed'
  return reasons[value]
}
export const reasonChoices = (who: Who) => choices(notDoneReasons, value => reasonWords(value, who))

const decided: Record<Decision, [label: string, hint: string]> = {
  keep: ['Keep it', 'Go on as it is.'],
  adapt: ['Adapt it', 'Go on, with something changed.'],
  consolidate: ['Consolidate it', 'Make it sure, until it needs no thought.'],
  share: ['Share it with others', 'It works. Show it to a colleague.'],
  drop: ['Drop it', 'It was worth trying. Let it go.'],
}
export const decisionWords = (decision: Decision) => decided[decision][0]
export const decisionChoices = decisions.map(value => ({ value, label: decided[value][0], hint: decided[value][1] }))

/** Whether the same thing goes on in a new plan. */
export function goesOn(decision: Decision | null): boolean {
  return decision === 'keep' || decision === 'adapt' || decision === 'consolidate'
}

const seen: Record<Exclude<Visibility, 'group'>, [choice: string, by: string]> = {
  me: ['Me', 'only you'],
  partner: ['My partner', 'your partner'],
  school: ['The school', 'the whole school'],
}
export const visibilityChoices = ({ circle }: Who) =>
  choices(visibilities, value => (value === 'group' ? `My ${circle}` : seen[value][0]))

/** "seen by your hub". */
export function seenBy(visibility: Visibility, { circle }: Pick<Who, 'circle'>): string {
  return `seen by ${visibility === 'group' ? `your ${circle}` : seen[visibility][1]}`
}

type Partner = readonly { name: string }[]

/** Who that is, in a plain sentence. */
export function audience(visibility: Visibility, { hubName, circle }: Who, partner: Partner): string {
  const names = listed(partner.map(({ name }) => name))
  switch (visibility) {
    case 'me':
      return 'Nobody but you. You can still tell the others about it when you report.'
    case 'partner':
      return names
        ? `You and ${names}, and nobody else.`
        : 'You and your partner. You have none yet, so for now it is you alone.'
    case 'group':
      return `You and the people of ${hubName}${circle === 'group' ? ' who meet with you' : ''}, with whoever leads it. Nobody else.`
    case 'school':
      return 'Everybody who works at your school, coordinators and leadership too. It is never used for appraisal.'
    default:
      return visibility satisfies never
  }
}

export const statusWords: Record<PlanStatus, string> = {
  committed: 'Open',
  reported: 'Reported',
  carried: 'Gone on with',
  dropped: 'Dropped',
}

/** Said where something waits for the network. */
export const keptHere = `Kept on this ${deviceWord()}. It is sent when the connection is back.`

/** What people call what they hold, or sit at. */
export function deviceWord(): 'phone' | 'computer' {
  return globalThis.matchMedia?.('(pointer: coarse)').matches ? 'phone' : 'computer'
}
