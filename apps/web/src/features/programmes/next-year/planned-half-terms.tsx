import { isolated } from '@hubs/rules/text/isolated'
import { MOST_HALF_TERMS } from '@hubs/schema/programmes/programmes'
import type { SaveNextYear } from '@hubs/schema/programmes/next-year'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'
import type { FieldOf } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { useToast } from '#ui/notes/status.tsx'
import '#ui/fields/field-rows.css'
import '../half-terms/half-term-dates.css'
import '../half-terms/half-term-row.css'
import { lineNames, type NextYearValues, useFocusAfterwards } from './planned-lines.ts'

type Props = { control: Control<NextYearValues, unknown, SaveNextYear>; field: FieldOf<NextYearValues> }

/** The half terms of the next year: their names, their days and how many there are. */
export function PlannedHalfTerms({ control, field }: Props) {
  const { fields, append, insert, remove } = useFieldArray({ control, name: 'halfTerms' })
  const now = useWatch({ control, name: 'halfTerms' })
  const say = useToast()
  const [add, afterRemoval] = useFocusAfterwards()
  const called = lineNames(
    now.map(({ name }) => name.trim()),
    'half term',
  )
  const nameAt = (at: number) => called[at] ?? ''
  const takeOut = (at: number) => {
    const gone = now[at]
    afterRemoval()
    remove(at)
    say(`${isolated(nameAt(at))} removed. Not saved yet.`, () => gone && insert(at, gone))
  }
  const full = fields.length >= MOST_HALF_TERMS
  return (
    <div className="col">
      <h3>Half terms</h3>
      <p className="quiet">
        Proposed from this year’s, with the spring holiday around Easter. Check them against your school calendar. You
        can add, remove and rename them.
      </p>
      <ol className="half-term-dates field-rows plain">
        {fields.map(({ id }, at) => (
          <li key={id} className="half-term-row">
            <Field label={<>Name{hidden(nameAt(at))}</>} autoComplete="off" {...field(`halfTerms.${at}.name`)} />
            <FormDateField
              kind="date"
              label={<>First day{hidden(nameAt(at))}</>}
              control={control}
              name={`halfTerms.${at}.startsOn`}
            />
            <FormDateField
              kind="date"
              label={<>Last day{hidden(nameAt(at))}</>}
              control={control}
              name={`halfTerms.${at}.endsOn`}
            />
            <div className="half-term-buttons">
              {fields.length > 1 && (
                <Button look="ghost" aria-label={`Remove ${isolated(nameAt(at))}`} onPress={() => takeOut(at)}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div ref={add} className="row wrap">
        <Button isDisabled={full} onPress={() => append({ name: '', startsOn: '', endsOn: '' })}>
          <CalendarPlus className="icon" aria-hidden />
          Add a half term
        </Button>
        {full && <span className="s quiet">A year can have up to {MOST_HALF_TERMS} half terms.</span>}
      </div>
    </div>
  )
}

/** So that fields do not all sound alike. */
const hidden = (name: string) => <span className="hidden-text">, {name}</span>
