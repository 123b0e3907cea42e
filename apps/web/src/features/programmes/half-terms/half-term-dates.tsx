import { isolated } from '@hubs/rules/text/isolated'
import { updateHalfTerm, type HalfTerm, type Programme, type UpdateHalfTerm } from '@hubs/schema/programmes/programmes'
import CalendarCheck from 'lucide-react/icons/calendar-check'
import CalendarX from 'lucide-react/icons/calendar-x'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { shortDay } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { AddHalfTerm, RemoveHalfTerm } from '../half-term-number.tsx'
import { programmeIn, useChangeHalfTerm, useChangeProgramme } from '../programme-edit.queries.ts'
import '#ui/fields/field-rows.css'
import './half-term-dates.css'
import './half-term-row.css'
import { afterwards } from '#lib/query-client.ts'

type Values = UpdateHalfTerm & { name: string }

/** "Autumn 1", "Autumn 1 and Spring 2", "Autumn 1, Autumn 2 and Spring 1". */
const listed = (names: readonly string[]) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** The half terms and their dates, and the mark that somebody has checked them. */
export function HalfTermDates({ programme }: { programme: Programme }) {
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const note = useCallback(
    (name: string, changed: boolean) =>
      setUnsaved(names =>
        changed ? [...names.filter(each => each !== name), name] : names.filter(each => each !== name),
      ),
    [],
  )
  const outside = ({ name }: HalfTerm) => programme.outside.filter(({ halfTerm }) => halfTerm === name)
  return (
    <>
      <DatesMark
        programme={programme}
        unsaved={programme.halfTerms.map(({ name }) => name).filter(name => unsaved.includes(name))}
      />
      <ol className="half-term-dates field-rows plain">
        {programme.halfTerms.map(halfTerm => (
          <li key={halfTerm.id}>
            <HalfTermRow halfTerm={halfTerm} programme={programme} onUnsaved={note} />
            <Outside days={outside(halfTerm).map(({ date }) => date)} />
          </li>
        ))}
      </ol>
      <AddHalfTerm programme={programme} />
    </>
  )
}

/** "The meetings on Wed 30 Sep and Thu 1 Oct are outside these dates." */
function Outside({ days }: { days: readonly string[] }) {
  if (days.length === 0) return null
  return (
    <p className="half-term-outside" role="status">
      <CalendarX className="icon" aria-hidden />
      {days.length === 1 ? 'The meeting' : 'Meetings'} on {listed(days.map(shortDay))}{' '}
      {days.length === 1 ? 'is' : 'are'} outside these dates. <Link to={paths.meetingDates}>See new dates</Link>
    </p>
  )
}

/** What somebody has checked is what is saved: with a date typed and not saved there is nothing yet to be right. */
function DatesMark({ programme, unsaved }: { programme: Programme; unsaved: readonly string[] }) {
  const change = useChangeProgramme()
  const say = useToast()
  const mark = (datesChecked: boolean) =>
    afterwards(change.mutateAsync({ datesChecked, expectedVersion: programme.version }), () =>
      say(datesChecked ? 'Dates marked as checked.' : 'Dates marked as not checked.'),
    )
  return (
    <>
      <ErrorNote error={change.error} />
      {programme.datesChecked ? (
        <div className="row wrap">
          <CalendarCheck className="icon" aria-hidden />
          <span>These dates have been checked.</span>
          <Button look="ghost" isPending={change.isPending} onPress={() => mark(false)}>
            Mark as not checked
          </Button>
        </div>
      ) : (
        <CalmNote>
          <strong>No one has checked these dates yet</strong>
          <p>
            Check them against your school calendar and correct any that are different. Until then, the public page says
            they haven’t been checked.
          </p>
          <Button isDisabled={unsaved.length > 0} isPending={change.isPending} onPress={() => mark(true)}>
            Mark dates as checked
          </Button>
          {unsaved.length > 0 && <p role="status">Save or discard your changes to {listed(unsaved)} first.</p>}
        </CalmNote>
      )}
    </>
  )
}

const valuesOf = ({ name, startsOn, endsOn }: HalfTerm, version: number): Values => ({
  name,
  startsOn,
  endsOn,
  expectedVersion: version,
})

/** "Autumn 1: Mon 7 Sep to Fri 23 Oct". */
const inWords = (name: string) => (v: Values) => [
  { label: name, now: `${isolated(v.name)}: ${shortDay(v.startsOn)} to ${shortDay(v.endsOn)}` },
]

type RowProps = { halfTerm: HalfTerm; programme: Programme; onUnsaved: (name: string, changed: boolean) => void }

function HalfTermRow({ halfTerm, programme, onUnsaved }: RowProps) {
  const change = useChangeHalfTerm(halfTerm.id)
  const say = useToast()
  const valuesIn = (now: Programme | null) => {
    const own = now?.halfTerms.find(each => each.id === halfTerm.id)
    return now && own ? valuesOf(own, now.version) : null
  }
  const { form, field, formProps, notes, forget } = useRecordForm({
    draftKey: `half-term-${halfTerm.id}`,
    standing: valuesOf(halfTerm, programme.version),
    schema: updateHalfTerm,
    save: async input => valuesIn(await change.mutateAsync(input)) ?? valuesOf(halfTerm, input.expectedVersion),
    savedValuesIn: current => valuesIn(programmeIn(current)),
    onSaved: () => say('Half term saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
  const typed = form.watch()
  const changed = (['name', 'startsOn', 'endsOn'] as const).some(each => typed[each] !== halfTerm[each])
  useEffect(() => onUnsaved(halfTerm.name, changed), [onUnsaved, halfTerm.name, changed])
  return (
    <Form label={halfTerm.name} {...formProps}>
      <RecordNotes {...notes(inWords(halfTerm.name))} />
      <div className="half-term-row">
        <Field label={<>Name{hiddenName(halfTerm)}</>} autoComplete="off" {...field('name')} />
        <FormDateField
          kind="date"
          label={<>First day{hiddenName(halfTerm)}</>}
          control={form.control}
          name="startsOn"
        />
        <FormDateField kind="date" label={<>Last day{hiddenName(halfTerm)}</>} control={form.control} name="endsOn" />
        <div className="row half-term-buttons">
          {changed ? (
            <>
              <Submit waiting="Saving…" look="plain">
                Save
              </Submit>
              <Button look="ghost" onPress={forget}>
                Discard
              </Button>
            </>
          ) : (
            <RemoveHalfTerm programme={programme} halfTerm={halfTerm} />
          )}
        </div>
      </div>
    </Form>
  )
}

/** So that fields do not all sound alike. */
function hiddenName({ name }: HalfTerm) {
  return <span className="hidden-text">, {name}</span>
}
