import { updateHalfTerm, type HalfTerm, type Programme, type UpdateHalfTerm } from '@hubs/schema/programmes'
import { zodResolver } from '@hookform/resolvers/zod'
import CalendarCheck from 'lucide-react/icons/calendar-check'
import { sentenceOf } from '#lib/api-client.ts'
import { fieldProblems } from '#lib/form-problem.ts'
import { useRecordForm } from '#lib/record-form.ts'
import { shortDay } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { FormDateField } from '#ui/date-field.tsx'
import { Form } from '#ui/form.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { RecordNotes } from '#ui/record-notes.tsx'
import { useSay } from '#ui/status.tsx'
import { programmeIn, useChangeHalfTerm, useChangeProgramme } from './programme-edit.queries.ts'
import './half-term-dates.css'

type Values = UpdateHalfTerm

/** The half terms and their dates, and the mark that somebody has checked them. */
export function HalfTermDates({ programme }: { programme: Programme }) {
  return (
    <>
      <DatesMark programme={programme} />
      <ol className="half-term-dates plain">
        {programme.halfTerms.map(halfTerm => (
          <li key={halfTerm.id}>
            <HalfTermRow halfTerm={halfTerm} version={programme.version} />
          </li>
        ))}
      </ol>
    </>
  )
}

function DatesMark({ programme }: { programme: Programme }) {
  const change = useChangeProgramme()
  const say = useSay()
  const mark = (datesChecked: boolean) =>
    change.mutate(
      { datesChecked, expectedVersion: programme.version },
      {
        onSuccess: () => say(datesChecked ? 'Dates marked as checked.' : 'Dates marked as not checked.'),
      },
    )
  return (
    <>
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
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
          <strong>These are sample dates</strong>
          <p>
            Check them against your school calendar and correct any that are different. Until then, the public page says
            they haven’t been checked.
          </p>
          <Button isPending={change.isPending} onPress={() => mark(true)}>
            Mark dates as checked
          </Button>
        </CalmNote>
      )}
    </>
  )
}

const valuesOf = ({ startsOn, endsOn }: HalfTerm, version: number): Values => ({
  startsOn,
  endsOn,
  expectedVersion: version,
})

/** "Monday 7 September to Friday 23 October". */
const inWords = (name: string) => (v: Values) => [
  { label: name, now: `${shortDay(v.startsOn)} to ${shortDay(v.endsOn)}` },
]

function HalfTermRow({ halfTerm, version }: { halfTerm: HalfTerm; version: number }) {
  const change = useChangeHalfTerm(halfTerm.id)
  const say = useSay()
  const valuesIn = (now: Programme | null) => {
    const own = now?.halfTerms.find(each => each.id === halfTerm.id)
    return now && own ? valuesOf(own, now.version) : null
  }
  const record = useRecordForm<Values, UpdateHalfTerm>({
    draftKey: `half-term-${halfTerm.id}`,
    standing: valuesOf(halfTerm, version),
    resolver: zodResolver(updateHalfTerm),
    save: async input => valuesIn(await change.mutateAsync(input)) ?? input,
    standingIn: current => valuesIn(programmeIn(current)),
    onSaved: () => say(`${halfTerm.name} saved.`),
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  const typed = form.watch()
  const changed = typed.startsOn !== halfTerm.startsOn || typed.endsOn !== halfTerm.endsOn
  return (
    <Form label={halfTerm.name} onSubmit={submit} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <RecordNotes {...record.notes(inWords(halfTerm.name))} />
      <div className="half-term-row">
        <h3>{halfTerm.name}</h3>
        <FormDateField
          kind="date"
          label={<>First day{hiddenName(halfTerm)}</>}
          control={form.control}
          name="startsOn"
        />
        <FormDateField kind="date" label={<>Last day{hiddenName(halfTerm)}</>} control={form.control} name="endsOn" />
        <div className="row half-term-buttons">
          {changed && (
            <>
              <Button type="submit" isPending={isSubmitting}>
                {isSubmitting ? 'Saving…' : 'Save'}
              </Button>
              <Button look="ghost" onPress={record.forget}>
                Discard
              </Button>
            </>
          )}
        </div>
      </div>
    </Form>
  )
}

/** So that twelve fields do not all sound alike. */
function hiddenName({ name }: HalfTerm) {
  return <span className="hidden-text">, {name}</span>
}
