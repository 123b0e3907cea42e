import { isolated } from '@hubs/rules/text/isolated'
import { howOftenWords } from '@hubs/rules/text/plan-labels'
import { timesDoneWords } from '@hubs/rules/text/times-done'
import type { Trial } from '@hubs/schema/library/trials'
import { Link } from 'react-router-dom'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Chip } from '#ui/chip.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { verdictOf } from './trial-labels.ts'

type TrialStoryProps = { trial: Trial; mine: boolean }

/** One trial as it was told: where, how often, what happened, and the verdict. What failed looks no different. */
export function TrialStory({ trial, mine }: TrialStoryProps) {
  const { subject, setting, by, whatHappened, evidence, surprise, technique, adaptation, toldOn } = trial
  const where = [subject, setting, howOftenWords(trial.howOften, trial).toLowerCase()].filter(Boolean).join(', ')
  const lines = [
    ['In this subject', adaptation],
    ['Done', trial.didIt === 'not-yet' ? '' : timesDoneWords(trial, trial)],
    ['Evidence', evidence],
    ['What surprised me', surprise],
  ] as const
  return (
    <article className="trial-story" aria-label={`${mine ? 'You' : isolated(by.name)}: ${verdictOf(trial)}`}>
      <div className="row wrap between">
        <p className="s quiet">{where}</p>
        <Chip>{verdictOf(trial)}</Chip>
      </div>
      <p className="trial-what">{whatHappened || technique}</p>
      {whatHappened && (
        <p className="s quiet">
          {trial.didIt === 'not-yet' ? 'Planned' : 'Tried'}: {technique}
        </p>
      )}
      <FactList className="trial-lines s" facts={lines} />
      <p className="s quiet trial-by">
        {mine ? 'You' : isolated(by.name)}, for the meeting on {shortDay(toldOn)}.{' '}
        <Link to={paths.plan(trial.planId)}>{mine ? 'Your plan' : 'The plan'}</Link>
      </p>
    </article>
  )
}
