import { matchHalfTerms } from '@hubs/rules/half-terms'
import type { HalfTermsRead, Programme } from '@hubs/schema/programmes/programmes'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useState } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { decodeText } from '#lib/decode-text.ts'
import { shortDay } from '#lib/time/time.ts'
import { takeFocus } from '#lib/page/take-focus.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Field } from '#ui/fields/field.tsx'
import { FileButton } from '#ui/fields/file-button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChangeProgramme, useReadHalfTerms, useSaveHalfTerms } from '../programme-edit.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type Dates = HalfTermsRead['halfTerms']

/** What was refused when they were saved. Of one of them it says which: there is no field to stand at. */
function refusalOf(error: unknown, dates: Dates): string {
  const [path = ''] = Object.keys((error instanceof ApiProblem && error.problem.fields) || {})
  const name = dates[Number(/^halfTerms\.(\d+)/u.exec(path)?.[1])]?.name
  return name === undefined ? sentenceOf(error) : `${isolated(name)}: ${sentenceOf(error)}`
}

/** A list on its way in: read, looked at, and saved as a whole. */
function useReading(programme: Programme, onSaved: (saved: Programme) => void) {
  const read = useReadHalfTerms()
  const save = useSaveHalfTerms()
  const [text, setText] = useState('')
  const [fileProblem, setFileProblem] = useState<string | null>(null)
  const [dates, setDates] = useState<Dates | null>(null)
  const fields = read.error instanceof ApiProblem ? read.error.problem.fields : undefined
  const look = (from: string) =>
    afterwards(
      read.mutateAsync({ text: from }),
      ({ halfTerms }) => setDates(halfTerms),
      () => setDates(null),
    )
  const unexpected = save.error ?? (fields ? null : read.error)
  const matched = matchHalfTerms(programme.halfTerms, dates ?? []).halfTerms
  return {
    text,
    dates,
    look: () => look(text),
    isReading: read.isPending,
    isSaving: save.isPending,
    fieldProblem: fileProblem ?? fields?.text,
    problem: unexpected ? refusalOf(unexpected, matched) : undefined,
    type(next: string) {
      setText(next)
      setDates(null)
      setFileProblem(null)
      read.reset()
      save.reset()
    },
    async choose([file]: File[]) {
      if (!file) return
      const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
      setFileProblem('problem' in decoded ? decoded.problem : null)
      setDates(null)
      if ('text' in decoded) look(decoded.text)
    },
    accept() {
      afterwards(save.mutateAsync({ halfTerms: matched, expectedVersion: programme.version }), onSaved)
    },
  }
}

/** All half terms at once, from a pasted list or a calendar file. */
export function HalfTermsRead({ programme }: { programme: Programme }) {
  const [open, setOpen] = useState(false)
  const say = useToast()
  const mark = useChangeProgramme()
  const reading = useReading(programme, saved => {
    setOpen(false)
    say('Half terms saved.')
    // Dates from the school's own calendar, looked at as a whole: refused only where a day lies outside, which is said there.
    if (!saved.datesChecked) mark.mutate({ datesChecked: true, expectedVersion: saved.version })
  })
  if (!open)
    return (
      <div className="row">
        <Button onPress={() => setOpen(true)}>
          <CalendarPlus className="icon" aria-hidden />
          Paste all dates, or choose a calendar file
        </Button>
      </div>
    )
  return (
    <Form
      label="Paste all dates"
      problem={reading.problem}
      onSubmit={event => {
        event.preventDefault()
        reading.look()
      }}
    >
      <Field
        kind="long"
        rows={6}
        ref={takeFocus}
        label="Paste your half terms"
        hint="A line for each, with its first and last day. Terms with their half-term holidays are fine too."
        value={reading.text}
        error={reading.fieldProblem}
        onChange={event => reading.type(event.target.value)}
      />
      <div className="row wrap">
        <FileButton accept={['.ics', 'text/calendar', '.txt', '.csv']} onChoose={files => void reading.choose(files)}>
          Choose an .ics file
        </FileButton>
        <span className="s quiet">Many schools and councils publish term dates as a calendar file.</span>
      </div>
      {reading.dates && <Found programme={programme} dates={reading.dates} />}
      <FormFoot>
        {reading.dates && (
          <Button look="main" isPending={reading.isSaving} onPress={reading.accept}>
            {reading.isSaving ? 'Saving…' : 'Save these dates'}
          </Button>
        )}
        <Button type="submit" isPending={reading.isReading}>
          {reading.isReading ? 'Reading…' : 'Read the dates'}
        </Button>
        <Button look="ghost" onPress={() => setOpen(false)}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

/** As the year would be: each half term with its dates, which are new, and which would go with their meetings. */
function Found({ programme, dates }: { programme: Programme; dates: Dates }) {
  const { halfTerms, removed } = matchHalfTerms(programme.halfTerms, dates)
  return (
    <>
      <ul className="half-terms-read plain num" aria-label="Dates found">
        {halfTerms.map(({ id, name, startsOn, endsOn }) => (
          <li key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            {shortDay(startsOn)} to {shortDay(endsOn)}
            {id === undefined && <span className="quiet"> New</span>}
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <CalmNote>
          <strong>{capital(count(removed.length, 'half term'))} fewer than now</strong>
          <p>
            {removed.map(({ name }) => isolated(name)).join(', ')} will be removed. Meetings in{' '}
            {removed.length === 1 ? 'it' : 'them'} will be cancelled, and everyone in their groups will get a
            notification.
          </p>
        </CalmNote>
      )}
    </>
  )
}
