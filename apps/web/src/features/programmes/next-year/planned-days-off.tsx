import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import { isolated } from '@hubs/rules/text/isolated'
import { MOST_PLANNED_DAYS_OFF, type SaveNextYear } from '@hubs/schema/programmes/next-year'
import { dayOffKind } from '@hubs/schema/programmes/programmes'
import CalendarOff from 'lucide-react/icons/calendar-off'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'
import { shortDay } from '#lib/time/time.ts'
import type { FieldOf, ZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { kindWords, nameFor } from '../half-terms/day-off-labels.ts'
import { lineNames, type NextYearValues, useFocusAfterwards } from './planned-lines.ts'

type Form = ZodForm<NextYearValues, SaveNextYear>
type Props = { form: Form; field: FieldOf<NextYearValues> }

const isWhole = (day: string) => /^\d{4}-\d\d-\d\d$/u.test(day)

/** "INSET day Wed 29 Sep"; without the day while that is being typed. */
const nameOf = ({ name, from }: NextYearValues['daysOff'][number]) =>
  [name.trim() || 'closure', isWhole(from) && shortDay(from)].filter(Boolean).join(' ')

/** Days of the next year that are not like others, known before it starts: its meetings are dated around them. */
export function PlannedDaysOff({ form, field }: Props) {
  const { control } = form
  const { fields, append, insert, remove } = useFieldArray({ control, name: 'daysOff' })
  const called = lineNames(useWatch({ control, name: 'daysOff' }).map(nameOf), 'line')
  const say = useToast()
  const [add, afterRemoval] = useFocusAfterwards()
  const takeOut = (at: number) => {
    const gone = form.getValues(`daysOff.${at}`)
    afterRemoval()
    remove(at)
    say(`${isolated(called[at] ?? '')} removed. Not saved yet.`, () => insert(at, gone))
  }
  const full = fields.length >= MOST_PLANNED_DAYS_OFF
  return (
    <div className="col">
      <h3>Closures and INSET days</h3>
      <p className="quiet">
        Add the ones you know already. No meeting is dated on a closure, and INSET days are offered where they suit a
        group. You can add more once the year has started.
      </p>
      {fields.length > 0 && (
        <ol className="next-year-lines plain">
          {fields.map(({ id }, at) => (
            <li key={id}>
              <Days form={form} field={field} at={at} name={called[at] ?? ''} onRemove={() => takeOut(at)} />
            </li>
          ))}
        </ol>
      )}
      <div ref={add} className="row wrap">
        <Button isDisabled={full} onPress={() => append({ from: '', to: '', kind: 'inset', name: kindWords.inset })}>
          <CalendarOff className="icon" aria-hidden />
          Add a closure or INSET day
        </Button>
        {full && (
          <span className="s quiet">
            You can add up to {MOST_PLANNED_DAYS_OFF} here. Add the rest once the year has started.
          </span>
        )}
      </div>
      <BankHolidays control={control} />
    </div>
  )
}

/** One line of the list: what it is called, what it is, and from when to when. */
function Days({ form, field, at, name, onRemove }: Props & { at: number; name: string; onRemove: () => void }) {
  const { control } = form
  const rename = ({ target }: { target: { value: string } }) => {
    const called = nameFor(dayOffKind.parse(target.value), form.getValues(`daysOff.${at}.name`))
    form.setValue(`daysOff.${at}.name`, called, { shouldDirty: true })
  }
  return (
    <>
      <div className="next-year-line-name">
        <Field label={<>Name{hidden(name)}</>} autoComplete="off" {...field(`daysOff.${at}.name`)} />
        <Button look="ghost" aria-label={`Remove ${isolated(name)}`} onPress={onRemove}>
          Remove
        </Button>
      </div>
      <div className="next-year-line-kind">
        <Field
          kind="select"
          label={<>What it is{hidden(name)}</>}
          {...field(`daysOff.${at}.kind`, { onChange: rename })}
        >
          {dayOffKind.options.map(kind => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </Field>
      </div>
      <FormDateField kind="date" label={<>First day{hidden(name)}</>} control={control} name={`daysOff.${at}.from`} />
      <FormDateField
        kind="date"
        label={<>Last day (optional){hidden(name)}</>}
        control={control}
        name={`daysOff.${at}.to`}
      />
    </>
  )
}

/** Which bank holidays will be in the list without anyone entering them: those inside the half terms as they are typed. */
function BankHolidays({ control }: { control: Control<NextYearValues, unknown, SaveNextYear> }) {
  const halfTerms = useWatch({ control, name: 'halfTerms' })
  const days = halfTerms.flatMap(({ startsOn, endsOn }) =>
    startsOn && endsOn ? bankHolidaysBetween(startsOn, endsOn) : [],
  )
  if (days.length === 0) return <p className="s quiet">There are no bank holidays in these half terms.</p>
  return (
    <p className="s quiet">
      Bank holidays are filled in when the year starts. In these half terms:{' '}
      {days.map(holiday => `${isolated(holiday.name)} (${shortDay(holiday.day)})`).join(', ')}.
    </p>
  )
}

/** So that fields do not all sound alike. */
const hidden = (name: string) => <span className="hidden-text">, {name}</span>
