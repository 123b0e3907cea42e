import type { Decision, NotDoneReason } from '@hubs/schema/plans'
import type { TrialCount, TrialFigures, TrialOutcome } from '@hubs/schema/trials'

const reasons: Record<NotDoneReason, string> = {
  'no-time': 'no time',
  forgot: 'forgotten',
  'class-changed': 'the class or the work changed',
  absent: 'away from school',
  cover: 'covering for somebody',
  'did-not-fit': 'it did not fit',
  'lost-confidence': 'lost confidence',
  'no-support': 'the support did not come',
  other: 'something else',
}

/** Why it was not done, of anybody: "no time". */
export function notDoneWords(reason: NotDoneReason): string {
  return reasons[reason]
}

/** "tried 23 times by 9 people", "tried once by one person", "tried by nobody yet". */
export function triedWords({ times, people }: Pick<TrialCount, 'times' | 'people'>): string {
  if (times === 0) return 'tried by nobody yet'
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
  return `tried ${often} by ${people === 1 ? 'one person' : `${people} people`}`
}

const verdicts: readonly Decision[] = ['keep', 'adapt', 'consolidate', 'share', 'drop']

/** "12 keep, 7 adapt, 4 drop, 2 not decided"; empty where nothing was tried. */
export function verdictWords(outcome: TrialOutcome): string {
  const counted = verdicts.map(verdict => [outcome.verdicts[verdict], verdict] as const)
  return [...counted, [outcome.open, 'not decided'] as const]
    .filter(([n]) => n > 0)
    .map(([n, verdict]) => `${n} ${verdict}`)
    .join(', ')
}

/** "most common reason not done: no time", two where they are equal; empty where nobody gave any. */
export function reasonWords({ reasons: given }: TrialOutcome): string {
  const most = given.filter(each => each.count === given[0]?.count)
  if (most.length === 0) return ''
  // Three equal reasons are no most common one.
  if (most.length > 2) return 'no reason not done is more common than others'
  return `most common reason not done: ${most.map(each => reasons[each.reason]).join(' or ')}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "; " between what there is, ": " after the first. */
function joined(head: string, outcome: TrialOutcome): string {
  const rest = [verdictWords(outcome), reasonWords(outcome)].filter(Boolean).join('; ')
  return rest ? `${head}: ${rest}.` : `${head}.`
}

/**
 * A ledger in a sentence or two: "Tried 23 times by 9 people: 12 keep, 7 adapt, 4 drop; most common reason not done:
 * no time." `circle`: what the asker's own group is called on screen.
 */
export function trialSentence({ outcome, ...figures }: TrialFigures, circle: 'hub' | 'group'): string {
  const tried = triedWords(figures)
  if (figures.scope === 'hub') return joined(`In your ${circle}, ${tried}`, outcome)
  if (figures.counted === 'all') return joined(capital(tried), outcome)
  if (outcome.tried + outcome.notDone === 0) return `${capital(tried)}.`
  return `${capital(tried)}. ${joined('Of those you may read', outcome)}`
}
