import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { agendaEdit, PARTS_MOST } from '@hubs/schema/meetings/agenda'
import { meetingDetail, type MeetingDetail } from '@hubs/schema/meetings/meetings'
import { useState } from 'react'
import { clockTime } from '#lib/time/time.ts'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { SegBar, type SegBarPart } from '#ui/figures/seg-bar.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { AgendaAdvice } from './agenda-advice.tsx'
import { AgendaFit } from './agenda-fit.tsx'
import { AgendaPart } from './agenda-part.tsx'
import {
  blankPart,
  fitSentence,
  fitted,
  savedSentence,
  sumSentence,
  valuesOf,
  warningAt,
  warningsOf,
  withoutBlanks,
  type AgendaValues,
  type Part,
} from './agenda-values.ts'
import { useSaveAgenda } from '../meetings.changes.ts'
import { plannedTimes } from './planned-times.ts'
import './agenda-editor.css'

function useAgendaForm(meeting: MeetingDetail) {
  const change = useSaveAgenda(meeting.id)
  const say = useToast()
  return useRecordForm({
    draftKey: `agenda-${meeting.id}`,
    standing: valuesOf(meeting),
    schema: agendaEdit,
    read: values => ({ ...values, segments: withoutBlanks(values.segments) }),
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = meetingDetail.safeParse(current)
      return now.success ? valuesOf(now.data) : null
    },
    onSaved: ({ segments }) => say(savedSentence(segments, meeting.minutes)),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
}

const inWords = ({ segments }: AgendaValues) => [
  { label: 'Agenda', now: segments.map(({ title, minutes }) => `${title}, ${minutes} min`).join('\n') },
  {
    label: 'Prompts and notes',
    now: segments.map(({ prompt, notes }) => [prompt, notes].filter(Boolean).join(' ')).join('\n'),
  },
  {
    label: 'Links and things to bring',
    now: segments
      .flatMap(({ links, materials }) => [...links.map(({ title }) => title), ...materials])
      .filter(Boolean)
      .join('\n'),
  },
]

type AgendaEditorProps = { meeting: MeetingDetail; timeZone: string }

/** The parts of a meeting: order, minutes, what is asked. Warnings never forbid. */
export function AgendaEditor({ meeting, timeZone }: AgendaEditorProps) {
  const record = useAgendaForm(meeting)
  const { at, value, formProps, notes } = record
  const say = useToast()
  const [people, setPeople] = useState(meeting.people.length || 10)
  const parts = value('segments')
  const put = (segments: Part[]) => record.put('segments', segments)
  const warnings = warningsOf(parts, meeting, people)
  const starts = plannedTimes(
    parts.map(({ minutes }) => ({ minutes: Number.isFinite(minutes) ? minutes : 0 })),
    Date.parse(meeting.startsAtInstant),
  )
  const fit = (withBreak: boolean) => {
    const before = parts
    const wanted = { minutes: meeting.minutes, people, withBreak }
    put(fitted(parts, meeting, wanted))
    say(fitSentence(wanted), () => put(before))
  }
  return (
    <Form label="Agenda" {...formProps} problem={formProps.problem ?? at('segments')}>
      <RecordNotes {...notes(inWords)} />
      <AgendaFit
        minutes={meeting.minutes}
        hasBreak={parts.some(({ kind }) => kind === 'break')}
        {...{ people, setPeople, fit }}
      />
      <AgendaAdvice advice={meeting.advice} {...{ parts, put }} />
      <Sum
        parts={parts}
        minutes={meeting.minutes}
        ends={clockTime(endOf(starts, parts), timeZone)}
        warnings={warnings.filter(({ code }) => !code.endsWith('short'))}
      />
      <div className="agenda-parts">
        <Columns />
        <ListEditor label="Agenda" noun="part" value={parts} onChange={put} blank={blankPart} most={PARTS_MOST}>
          {(part, index, set) => (
            <AgendaPart
              list="segments"
              {...{ part, index, at, set }}
              people={meeting.people}
              starts={clockTime(starts[index] ?? 0, timeZone)}
              warning={warningAt(warnings, parts, index)}
            />
          )}
        </ListEditor>
      </div>
      {parts.some(part => part.protected) && (
        <p className="s quiet">Parts that keep their time aren’t shortened if you run late, unless you choose to.</p>
      )}
      <FormFoot>
        <Submit waiting="Saving…">Save the agenda</Submit>
        <span className="s quiet">Your group will see it straight away. You can edit it until the meeting starts.</span>
      </FormFoot>
    </Form>
  )
}

/** The labels of all parts, said once. */
function Columns() {
  return (
    <div className="agenda-columns s quiet" aria-hidden>
      <span>Starts</span>
      <span>Part</span>
      <span>Minutes</span>
    </div>
  )
}

/** The parts as bars; one without a title or a number yet is there too. */
function toScale(parts: readonly Part[]): SegBarPart[] {
  return parts.map(({ kind, minutes }, index) => ({
    id: String(index),
    size: minutes || 1,
    state: kind === 'feedback' || kind === 'planning' ? 'done' : 'to-come',
  }))
}

function endOf(starts: readonly number[], parts: readonly Part[]): number {
  return (starts.at(-1) ?? 0) + (parts.at(-1)?.minutes || 0) * MINUTE_MS
}

type SumProps = { parts: readonly Part[]; minutes: number; ends: string; warnings: readonly { sentence: string }[] }

function Sum({ parts, minutes, ends, warnings }: SumProps) {
  return (
    <div className="agenda-sum num">
      <p role="status">
        <strong>{sumSentence(parts, minutes)}</strong> Ends {ends}.
      </p>
      <SegBar label="Agenda timeline" parts={toScale(parts)} />
      {warnings.map(({ sentence }) => (
        <p key={sentence} className="stepper-warning">
          {sentence}
        </p>
      ))}
    </div>
  )
}
