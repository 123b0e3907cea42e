import { notDoneWords } from '@hubs/rules/text/trial-labels'
import type { Trial, TrialFigures, TrialOutcome } from '@hubs/schema/library/trials'
import { decisions, type Decision } from '@hubs/schema/plans/plans'
import { capital } from '#lib/page/capital.ts'

const verdicts: Record<Decision, string> = {
  keep: 'Kept',
  adapt: 'Adapted',
  consolidate: 'Consolidated',
  share: 'Worth sharing',
  drop: 'Dropped',
}

/** What came of one trial, in a word or two: "Kept", "Not done: no time". */
export function verdictOf({ didIt, verdict, reasonIfNot }: Pick<Trial, 'didIt' | 'verdict' | 'reasonIfNot'>): string {
  if (didIt === 'not-yet') return reasonIfNot ? `Not done: ${notDoneWords(reasonIfNot)}` : 'Not done yet'
  return verdict ? verdicts[verdict] : 'Undecided'
}

/** The verdicts as rows of a picture; those that nobody gave are left out. */
export function verdictRows({ verdicts: given, open, notDone }: TrialOutcome) {
  return [
    ...decisions.map(each => ({ label: verdicts[each], count: given[each] })),
    { label: 'Undecided', count: open },
    { label: 'Not done yet', count: notDone },
  ].filter(row => row.count > 0)
}

export function reasonRows({ reasons }: TrialOutcome) {
  return reasons.map(({ reason, count }) => ({ label: capital(notDoneWords(reason)), count }))
}

/** Why there is no more to see than this; null where there is nothing to say. */
export function boundsOf(figures: TrialFigures | null, circle: 'hub' | 'group'): string | null {
  if (figures === null)
    return 'Figures appear once 5 people have shared a trial. Until then, each hub sees only its own.'
  if (figures.scope === 'hub')
    return `These figures are for your ${circle} only. School figures appear once 5 people have shared a trial.`
  if (figures.counted === 'seen') return 'Other results aren’t shown, because so few people could be identified.'
  return null
}
