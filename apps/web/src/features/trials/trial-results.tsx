import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { StrategyTrials } from '@hubs/schema/library/trials'
import { useDeferredValue, useState } from 'react'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import { TrialFigures } from './trial-figures.tsx'
import { TrialStory } from './trial-story.tsx'
import { strategyTrialsQuery } from './trials.queries.ts'
import './trials.css'

type TrialResultsProps = {
  code: string
  /** Of the person who reads it. */
  personId: string
  /** What their own group is called on screen. */
  circle: 'hub' | 'group'
  /** False for whoever makes no plans, or where it is retired. */
  mayPlan: boolean
}

const EVERYTHING = ''

/** What colleagues tried of a strategy and what happened, as far as they share it. */
export function TrialResults(props: TrialResultsProps) {
  const [subject, setSubject] = useState(EVERYTHING)
  // While another subject is on its way, what is there stays, with the choice.
  const shown = useDeferredValue(subject)
  return (
    <Section
      title="What colleagues tried"
      id="trials"
      words="From colleagues’ own reports. What didn’t work is as useful as what did."
    >
      <Boundary waiting="Loading trials…" about={shown}>
        <Results {...props} {...{ subject, shown, setSubject }} />
      </Boundary>
    </Section>
  )
}

type ResultsProps = TrialResultsProps & { subject: string; shown: string; setSubject: (subject: string) => void }

function Results({ code, personId, circle, mayPlan, subject, shown, setSubject }: ResultsProps) {
  const query = useSuspenseInfiniteQuery(strategyTrialsQuery(code, shown))
  const [first] = query.data.pages
  if (!first) return null
  if (shown === EVERYTHING && first.items.length === 0) return <Nobody {...{ first, code, circle, mayPlan }} />
  return (
    <>
      <Subjects subjects={first.subjects} subject={subject} onChange={setSubject} />
      <TrialFigures figures={first.figures} circle={circle} />
      <PagedList
        query={query}
        more="Show earlier trials"
        empty={<p>No one in {shown} has shared a trial you can see.</p>}
      >
        {stories => (
          <ul className="trial-stories plain" aria-label="Trials" aria-busy={subject !== shown}>
            {stories.map(trial => (
              <li key={trial.id}>
                <TrialStory trial={trial} mine={trial.by.id === personId} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <p className="s quiet">You can only see what colleagues have chosen to share. It’s never used for appraisal.</p>
    </>
  )
}

type SubjectsProps = { subjects: readonly string[]; subject: string; onChange: (subject: string) => void }

/** One subject has nothing to choose from. */
function Subjects({ subjects, subject, onChange }: SubjectsProps) {
  if (subjects.length < 2) return null
  return (
    <div className="trial-subject">
      <Field kind="select" label="Subject" value={subject} onChange={event => onChange(event.target.value)}>
        <option value={EVERYTHING}>All subjects</option>
        {subjects.map(each => (
          <option key={each}>{each}</option>
        ))}
      </Field>
    </div>
  )
}

type NobodyProps = Pick<TrialResultsProps, 'code' | 'circle' | 'mayPlan'> & { first: StrategyTrials }

/** No story to read: nobody has told one, or nobody whose story this person may read. Which of the two isn't told. */
function Nobody({ first, code, circle, mayPlan }: NobodyProps) {
  if (first.figures) return <TrialFigures figures={first.figures} circle={circle} />
  return (
    <EmptyState inSection title="No trials to show yet">
      {mayPlan && (
        <p>Try it with one class or task, and report back at the next meeting. It counts even if it didn’t work.</p>
      )}
      <p className="s quiet">
        Figures appear once 5 people have shared a trial. Until then, each hub sees only its own.
      </p>
      {mayPlan && <LinkButton to={strategyLinks.plan(code, 1)}>Plan to try this</LinkButton>}
    </EmptyState>
  )
}
