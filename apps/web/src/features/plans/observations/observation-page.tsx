import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { Observation } from '@hubs/schema/plans/observations'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { ObservationAfter } from './observation-after.tsx'
import { ObservationMove } from './observation-move.tsx'
import { ObservationNotes } from './observation-notes.tsx'
import { coverWords, stateWords, toolWords, whenInWords } from './observation-labels.ts'
import { useChangeObservation } from './observations.queries.ts'
import './observations.css'
import { afterwards } from '#lib/query-client.ts'

/** One observation, for one of its two people: what it is for, its notes, and what can be done now. */
export function ObservationPage({ observation, teaching }: { observation: Observation; teaching: boolean }) {
  const { mine, status, notes, observer, observed } = observation
  return (
    <>
      <Section title="Focus" words={whenInWords(observation)}>
        <Facts observation={observation} teaching={teaching} />
        <p className="s quiet">
          {mine === 'observed'
            ? `Only you and ${isolated(observer.name)} can see this. It’s never reported.`
            : `${isolated(observed.name)} chooses the focus. Only the two of you can see this, and it’s never reported.`}
        </p>
        {status === 'booked' && <ObservationActions observation={observation} />}
        {status !== 'booked' && <p>{stateWords(observation)}.</p>}
      </Section>
      {mine === 'observer' && status === 'booked' && <ObservationNotes observation={observation} />}
      {mine === 'observer' && status === 'handed-over' && (
        <Section title="Notes handed over">
          <p>
            <bdi>{observed.name}</bdi> has the notes now. You don’t have a copy.
          </p>
          {observation.thanks && <p>{quoted(observation.thanks)}</p>}
        </Section>
      )}
      {mine === 'observed' && status === 'handed-over' && (
        <>
          <Section title="The notes" words={`Only you have these. ${isolated(observer.name)} doesn’t have a copy.`}>
            <p className="observation-notes">{notes || 'No notes: you talked instead.'}</p>
          </Section>
          <ObservationAfter observation={observation} />
        </>
      )}
    </>
  )
}

/** What the two agreed on; whatever was left open is left out. */
function Facts({ observation, teaching }: { observation: Observation; teaching: boolean }) {
  const { setting, focus, evidenceAsked, tool, cover, mine } = observation
  const facts = [
    [teaching ? 'Class or task' : 'Task', setting],
    ['What to look at', focus],
    ['What to record', evidenceAsked],
    ['How', tool ? toolWords[tool] : 'However suits you both'],
    ['Cover', mine === 'observer' || cover !== 'none' ? coverWords[cover] : ''],
  ] as const
  return <FactList className="observation-facts" facts={facts} />
}

/** What can still be done: another time, cover, calling it off. The other person hears of each. */
function ObservationActions({ observation }: { observation: Observation }) {
  const { id, mine, version, cover, observer, observed } = observation
  const change = useChangeObservation(id)
  const say = useToast()
  const [asking, setAsking] = useState<'move' | 'off' | null>(null)
  const send = (update: Parameters<typeof change.mutate>[0], said: string) =>
    afterwards(change.mutateAsync(update), () => {
      say(said)
      setAsking(null)
    })
  const other = isolated(mine === 'observed' ? observer.name : observed.name)
  return (
    <>
      {change.error && asking !== 'move' && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <div className="row wrap">
        <Button onPress={() => setAsking('move')}>Change the time</Button>
        {mine === 'observer' && (
          <Button
            isPending={change.isPending}
            onPress={() =>
              send(
                { coverNeeded: cover === 'none', expectedVersion: version },
                cover === 'none' ? 'Cover requested.' : 'Cover request withdrawn.',
              )
            }
          >
            {cover === 'none' ? 'Ask for cover' : 'Withdraw cover request'}
          </Button>
        )}
        <Button look="ghost" onPress={() => setAsking('off')}>
          {mine === 'observed' ? 'Cancel observation' : 'I can’t come'}
        </Button>
      </div>
      {asking === 'move' && <ObservationMove observation={observation} onClose={() => setAsking(null)} />}
      <Confirm
        open={asking === 'off'}
        title={mine === 'observed' ? 'Cancel this observation?' : `Tell ${isolated(observed.name)} you can’t come?`}
        action={mine === 'observed' ? 'Cancel observation' : 'I can’t come'}
        keep="Keep observation"
        danger
        pending={change.isPending}
        onConfirm={() => send({ off: true, expectedVersion: version }, `${other} has been notified.`)}
        onClose={() => setAsking(null)}
      >
        <p>
          {other} will be notified.{' '}
          {mine === 'observed'
            ? 'You can book another one at any time.'
            : 'If another time would suit you both, use “Change the time” instead.'}
        </p>
      </Confirm>
    </>
  )
}
