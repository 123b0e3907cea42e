import { notDoneWords } from '@hubs/rules/trial-words'
import type { Trial, TrialFigures, TrialOutcome } from '@hubs/schema/trials'
import { decisions, type Decision } from '@hubs/schema/plans'
import { capital } from '#lib/capital.ts'

const verdicts: Record<Decision, string> = {
  keep: 'Keep',
  adapt: 'Adapt',
  consolidate: 'Consolidate',
  share: 'Share',
  drop: 'Drop',
}

/** What came of one trial, in a word or two: "Keep", "Not done: no time". */
export function verdictOf({ didIt, verdict, reasonIfNot }: Pick<Trial, 'didIt' | 'verdict' | 'reasonIfNot'>): string {
  if (didIt === 'not-yet') return reasonIfNot ? `Not done: ${notDoneWords(reasonIfNot)}` : 'Not done yet'
  return verdict ? verdicts[verdict] : 'Not decided yet'
}

/** The verdicts as rows of a picture; those that nobody gave are left out. */
export function verdictRows({ verdicts: given, open, notDone }: TrialOutcome) {
  return [
    ...decisions.map(each => ({ label: verdicts[each], count: given[each] })),
    { label: 'Not decided yet', count: open },
    { label: 'Not done yet', count: notDone },
  ].filter(row => row.count > 0)
}

export function reasonRows({ reasons }: TrialOutcome) {
  return reasons.map(({ reason, count }) => ({ label: capital(notDoneWords(reason)), count }))
}

/** Why there is no more to see than this; null where there is nothing to say. */
export function boundsOf(figures: TrialFigures | null, circle: 'hub' | 'group'): string | null {
  const yours = circle === 'group' ? 'the people you meet with' : 'your hub'
  if (figures === null)
    return 'Figures stand here once five people have tried it and share that. Of fewer, each hub sees its own.'
  if (figures.scope === 'hub')
    return `These are the figures of ${yours} only. Those of the school stand here once five people share a trial.`
  if (figures.counted === 'seen') return 'The other verdicts are too few to be told without telling whose they are.'
  return null
}
