import type { Observation } from '@hubs/schema/observations'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { ObservationAfter } from './observation-after.tsx'
import { ObservationMove } from './observation-move.tsx'
import { ObservationNotes } from './observation-notes.tsx'
import { coverWords, stateWords, toolWords, whenInWords } from './observation-words.ts'
import { useChangeObservation } from './observations.queries.ts'
import './observations.css'

/** One observation, for one of its two people: what it is for, its notes, and what can be done now. */
export function ObservationPage({ observation, teaching }: { observation: Observation; teaching: boolean }) {
  const { mine, status, notes, observer, observed } = observation
  return (
    <>
      <Section title="What it is for" words={whenInWords(observation)}>
        <Facts observation={observation} teaching={teaching} />
        <p className="s quiet">
          {mine === 'observed'
            ? `Only you and ${observer.name} see this. It is part of no report.`
            : `It runs to what ${observed.name} wants to know. Only the two of you see it; it is part of no report.`}
        </p>
        {status === 'booked' && <Doings observation={observation} />}
        {status !== 'booked' && <p>{stateWords(observation)}.</p>}
      </Section>
      {mine === 'observer' && status === 'booked' && <ObservationNotes observation={observation} />}
      {mine === 'observer' && status === 'handed-over' && (
        <Section title="The notes are handed over">
          <p>They are {observed.name}’s now. There is no copy of them here.</p>
          {observation.thanks && <p>“{observation.thanks}”</p>}
        </Section>
      )}
      {mine === 'observed' && status === 'handed-over' && (
        <>
          <Section title="The notes" words={`Yours alone. ${observer.name} has no copy.`}>
            <p className="observation-notes">{notes || 'There are no notes: you talked instead.'}</p>
          </Section>
          <ObservationAfter observation={observation} />
        </>
      )}
    </>
  )
}

function Facts({ observation, teaching }: { observation: Observation; teaching: boolean }) {
  const { setting, focus, evidenceAsked, tool, cover, mine } = observation
  const facts = [
    [teaching ? 'Class or task' : 'Task', setting],
    ['Look at', focus],
    ['Write down or count', evidenceAsked],
    ['How', tool ? toolWords[tool] : 'As suits you both'],
    ['Cover', mine === 'observer' || cover !== 'none' ? coverWords[cover] : ''],
  ].filter(([, said]) => said)
  return (
    <dl className="observation-facts">
      {facts.map(([what, said]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

function Doings({ observation }: { observation: Observation }) {
  const { id, mine, version, cover, observer, observed } = observation
  const change = useChangeObservation(id)
  const say = useSay()
  const [asking, setAsking] = useState<'move' | 'off' | null>(null)
  const send = (wish: Parameters<typeof change.mutate>[0], said: string) =>
    change.mutate(wish, {
      onSuccess: () => {
        say(said)
        setAsking(null)
      },
    })
  const other = mine === 'observed' ? observer.name : observed.name
  return (
    <>
      {change.error && asking !== 'move' && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <div className="row wrap">
        <Button onPress={() => setAsking('move')}>Another time</Button>
        {mine === 'observer' && (
          <Button
            isPending={change.isPending}
            onPress={() =>
              send(
                { coverNeeded: cover === 'none', expectedVersion: version },
                cover === 'none' ? 'Cover is asked for.' : 'No cover is asked for any more.',
              )
            }
          >
            {cover === 'none' ? 'Ask for cover' : 'No cover needed'}
          </Button>
        )}
        <Button look="ghost" onPress={() => setAsking('off')}>
          {mine === 'observed' ? 'Call it off' : 'I can’t come'}
        </Button>
      </div>
      {asking === 'move' && <ObservationMove observation={observation} onClose={() => setAsking(null)} />}
      <Confirm
        open={asking === 'off'}
        title={mine === 'observed' ? 'Call it off?' : 'Say that you can’t come?'}
        action={mine === 'observed' ? 'Call it off' : 'I can’t come'}
        keep="Keep it"
        danger
        pending={change.isPending}
        onConfirm={() => send({ off: true, expectedVersion: version }, `${other} gets a mail that says so.`)}
        onClose={() => setAsking(null)}
      >
        <p>
          {other} gets a mail.{' '}
          {mine === 'observed'
            ? 'You can book another one at any time.'
            : `Perhaps another time suits you both: “Another time” asks ${other}.`}
        </p>
      </Confirm>
    </>
  )
}
