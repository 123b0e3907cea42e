import { DAY_MS } from '@hubs/rules/dates/durations'
import { foldText } from '@hubs/rules/search/fold'
import {
  addDaysOff,
  dayOffKind,
  type AddDaysOff,
  type DayOff,
  type DayOffKind,
} from '@hubs/schema/programmes/programmes'
import { useWatch } from 'react-hook-form'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDay } from '#lib/time/time.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useAddBankHolidays, useAddDaysOff, useRemoveDayOff } from '../programme-edit.queries.ts'
import { kindWords, nameFor } from './day-off-labels.ts'
import './days-off.css'
import { afterwards } from '#lib/query-client.ts'

/** "Spring bank holiday" is one, by its name. */
const saysMore = (kind: DayOffKind, name: string) => !foldText(name).endsWith(foldText(kindWords[kind]))

/** Days next to each other that are the same thing: one line for a week of exams. */
type Run = { first: DayOff; days: DayOff[] }

const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS
const LONGEST_GAP = 3

function inRuns(daysOff: readonly DayOff[]): Run[] {
  const runs: Run[] = []
  for (const day of daysOff) {
    const run = runs.at(-1)
    const last = run?.days.at(-1)
    // A weekend between them is none of theirs.
    const goesOn =
      last && last.kind === day.kind && last.name === day.name && daysApart(last.day, day.day) <= LONGEST_GAP
    if (run && goesOn) run.days.push(day)
    else runs.push({ first: day, days: [day] })
  }
  return runs
}

/** The days of a year that are not like others: a list to see and to change. */
export function DaysOff({ daysOff }: { daysOff: readonly DayOff[] }) {
  return (
    <>
      {daysOff.length === 0 ? (
        <EmptyState inSection title="No closures yet">
          <p>Fill in the bank holidays of England, then add your own closures and INSET days.</p>
        </EmptyState>
      ) : (
        <ul className="days-off plain">
          {inRuns(daysOff).map(run => (
            <li key={run.first.id}>
              <Line run={run} />
            </li>
          ))}
        </ul>
      )}
      <BankHolidays />
      <AddDays />
    </>
  )
}

function Line({ run: { first: dayOff, days } }: { run: Run }) {
  const remove = useRemoveDayOff()
  const add = useAddDaysOff()
  const say = useToast()
  const last = days.at(-1) ?? dayOff
  const when = days.length === 1 ? shortDay(dayOff.day) : `${shortDay(dayOff.day)} to ${shortDay(last.day)}`
  const { name, kind } = dayOff
  const takeOff = async () => {
    for (const { id } of days) await remove.mutateAsync(id)
    say(`${when} removed.`, () => add.mutate({ from: dayOff.day, to: last.day, kind, name }))
  }
  return (
    <>
      <span className="days-off-when num">{when}</span>
      <span>
        <bdi>{name}</bdi> {saysMore(kind, name) && <span className="s quiet">{kindWords[kind]}</span>}
      </span>
      <Button
        look="ghost"
        isPending={remove.isPending}
        onPress={() => void takeOff().catch(() => undefined)}
        aria-label={`Remove ${when}, ${dayOff.name}`}
      >
        Remove
      </Button>
      {(remove.error ?? add.error) && <ProblemNote>{sentenceOf(remove.error ?? add.error)}</ProblemNote>}
    </>
  )
}

function BankHolidays() {
  const fill = useAddBankHolidays()
  const say = useToast()
  const press = () =>
    afterwards(
      fill.mutateAsync(),
      () => say('Bank holidays filled in.'),
      error => say(sentenceOf(error)),
    )
  return (
    <div className="row wrap">
      <Button isPending={fill.isPending} onPress={press}>
        {fill.isPending ? 'Filling in…' : 'Fill in bank holidays'}
      </Button>
      <span className="s quiet">
        Bank holidays for England, by the rules on{' '}
        <a href="https://www.gov.uk/bank-holidays" rel="noreferrer">
          GOV.UK
        </a>
        . Add any that are announced for one year only.
      </span>
    </div>
  )
}

const none: AddDaysOff = { from: '', to: '', kind: 'inset', name: 'INSET day' }

function AddDays() {
  const add = useAddDaysOff()
  const say = useToast()
  const { form, field, formProps } = useZodForm({
    schema: addDaysOff,
    read: values => ({ ...values, to: values.to || undefined }),
    defaultValues: none,
    draft: 'days-off',
    send: input => add.mutateAsync(input),
    emptied: ({ kind }) => ({ ...none, kind, name: kindWords[kind] }),
    onSent: () => say('Added.'),
  })
  const kind = useWatch({ control: form.control, name: 'kind' })
  return (
    <Form label="Add a closure or INSET day" {...formProps}>
      <FormPair>
        <FormDateField kind="date" label="First day" control={form.control} name="from" />
        <FormDateField kind="date" label="Last day (optional)" control={form.control} name="to" />
      </FormPair>
      <FormPair>
        <Field
          kind="select"
          label="What it is"
          value={kind}
          onChange={event => {
            const next = dayOffKind.parse(event.target.value)
            form.setValue('kind', next)
            form.setValue('name', nameFor(next, form.getValues('name')))
          }}
        >
          {dayOffKind.options.map(each => (
            <option key={each} value={each}>
              {kindWords[each]}
            </option>
          ))}
        </Field>
        <Field label="Name" {...field('name')} />
      </FormPair>
      <FormFoot>
        <Submit waiting="Adding…" look="plain">
          Add to the list
        </Submit>
      </FormFoot>
    </Form>
  )
}
