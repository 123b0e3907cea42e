import type { TrialCount, TrialFigures, TrialOutcome } from '@hubs/schema/library/trials'
import type { Decision, NotDoneReason } from '@hubs/schema/plans/plans'
import { count } from './words.ts'

const reasons: Record<NotDoneReason, string> = {
  'no-time': 'no time',
  forgot: 'forgotten',
  'class-changed': 'the class or the work changed',
  absent: 'away from school',
  cover: 'on cover',
  'did-not-fit': 'it didn’t fit',
  'lost-confidence': 'lost confidence',
  'no-support': 'support wasn’t available',
  other: 'something else',
}

/** Why it was not done, of anybody: "no time". */
export function notDoneWords(reason: NotDoneReason): string {
  return reasons[reason]
}

/**
 * "9 people, in 23 plans", "9 people", "one person", "no one yet". `times` counts the plans that were tried, and not how
 * often each of them was.
 */
export function countWords({ times, people }: Pick<TrialCount, 'times' | 'people'>): string {
  if (times === 0) return 'no one yet'
  const triedBy = people === 1 ? 'one person' : `${people} people`
  return times === people ? triedBy : `${triedBy}, in ${times} plans`
}

/** "tried by 9 people, in 23 plans", "tried by one person", "not tried yet". */
export function triedWords(count: Pick<TrialCount, 'times' | 'people'>): string {
  return count.times === 0 ? 'not tried yet' : `tried by ${countWords(count)}`
}

/** What people decide after trying something, as it is counted. */
export const decidedWords: readonly (readonly [Decision, string])[] = [
  ['keep', 'kept'],
  ['adapt', 'adapted'],
  ['consolidate', 'consolidated'],
  // Not “shared”: that is who can see a report.
  ['share', 'worth sharing'],
  ['drop', 'dropped'],
]

/** "12 kept, 7 adapted, 4 dropped, 2 undecided"; empty where nothing was tried. */
export function verdictWords(outcome: TrialOutcome): string {
  const counted = decidedWords.map(([verdict, word]) => [outcome.verdicts[verdict], word] as const)
  return [...counted, [outcome.open, 'undecided'] as const]
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ')
}

/** The reasons that were given most; three equal ones are no main reason. */
function mainReasons({ reasons: given }: TrialOutcome): { none: boolean; words: string } {
  const most = given.filter(each => each.count === given[0]?.count)
  return { none: most.length > 2, words: most.map(each => reasons[each.reason]).join(' or ') }
}

/** "main reason where it wasn’t tried: no time", two where they are equal; empty where nobody gave any. */
export function reasonWords(outcome: TrialOutcome): string {
  const { none, words } = mainReasons(outcome)
  if (none) return 'no main reason where it wasn’t tried'
  return words && `main reason where it wasn’t tried: ${words}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "Not done in 3 other reports, mainly no time.": apart from what was tried, which is told of other people. */
function notDoneSentence(outcome: TrialOutcome): string {
  const { tried, notDone, reasons: given } = outcome
  if (notDone === 0) return ''
  const { none, words } = mainReasons(outcome)
  const reports = count(notDone, tried > 0 ? 'other report' : 'report')
  const all = given.filter(each => each.count === given[0]?.count).reduce((sum, each) => sum + each.count, 0)
  const why = none ? ', for different reasons' : words && (all < notDone ? `, mainly ${words}` : `: ${words}`)
  return ` Not done in ${reports}${why}.`
}

function joined(head: string, outcome: TrialOutcome): string {
  const counted = verdictWords(outcome)
  return `${head}${counted && `: ${counted}`}.${notDoneSentence(outcome)}`
}

/**
 * Trials in a sentence or two: "Tried by 9 people, in 23 plans: 12 kept, 7 adapted, 4 dropped. Not done in
 * 3 other reports, mainly no time." `circle`: what the asker's own group is called on screen.
 */
export function trialSentence({ outcome, ...figures }: TrialFigures, circle: 'hub' | 'group'): string {
  const tried = triedWords(figures)
  if (figures.scope === 'hub') return joined(`In your ${circle}, ${tried}`, outcome)
  if (figures.counted === 'all') return joined(capital(tried), outcome)
  if (outcome.tried + outcome.notDone === 0) return `${capital(tried)}.`
  // Those that one can read are more where some wait until enough people have shared theirs.
  return `Counted across the school so far: ${countWords(figures)}. ${joined('In the reports you can read', outcome)}`
}
