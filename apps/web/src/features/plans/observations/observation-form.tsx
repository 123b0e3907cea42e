import { nameApart, distinctName } from '@hubs/rules/text/told-apart'
import {
  createObservation,
  observationTools,
  type CreateObservation,
  type Observation,
} from '@hubs/schema/plans/observations'
import { asked, useZodForm, type FieldOf, type ZodForm } from '#lib/zod-form.ts'
import { shortDay } from '#lib/time/time.ts'
import { Check } from '#ui/fields/check.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { toolWords } from './observation-labels.ts'
import { useBook } from './observations.queries.ts'

type Colleague = { id: string; name: string; department: string; job: string }
type Values = Omit<CreateObservation, 'tool'> & { tool: CreateObservation['tool'] | '' }

type ObservationFormProps = {
  /** Whom one may ask, partners first. */
  colleagues: readonly Colleague[]
  /** Chosen to begin with: the one partner, where there is one. */
  partnerId: string | null
  /** Until the next meeting, if it is known: `YYYY-MM-DD`. */
  latest: string | null
  /** Support staff are not asked for a class. */
  teaching: boolean
  onBooked: (booked: Observation) => void
}

const { observerId, date, startsAt } = createObservation.shape
const booking = createObservation.extend({
  observerId: asked(observerId, 'Choose a colleague.'),
  date: asked(date, 'Choose a date.'),
  startsAt: asked(startsAt, 'Choose a time.'),
})

const lengthChoices = [10, 15, 20, 30]
const empty: Values = {
  observerId: '',
  date: '',
  startsAt: '',
  minutes: 15,
  place: '',
  setting: '',
  focus: '',
  evidenceAsked: '',
  tool: '',
  coverNeeded: false,
}

/** Asks a colleague to come and see, at a date and a time: without them it mostly does not happen. */
export function ObservationForm({ colleagues, partnerId, latest, teaching, onBooked }: ObservationFormProps) {
  const book = useBook()
  const { form, field, formProps } = useZodForm({
    schema: booking,
    read: values => ({ ...values, tool: values.tool === '' ? null : values.tool }),
    defaultValues: { ...empty, observerId: partnerId ?? '' },
    draft: 'observation-new',
    send: (input, key) => book.mutateAsync({ input, key }),
    emptied: empty,
    onSent: onBooked,
  })
  return (
    <Form label="Book an observation" {...formProps}>
      <Field kind="select" label="Who will observe you?" {...field('observerId')}>
        <option value="">Choose a colleague</option>
        {colleagues.map(one => (
          <option key={one.id} value={one.id}>
            {nameApart({ name: one.name, apart: distinctName(one, colleagues) })}
          </option>
        ))}
      </Field>
      <WhenFields {...{ form, field, latest }} />
      <AgendaFields {...{ field, teaching }} />
      <Check label="They’ll need cover" {...field('coverNeeded')} />
      <FormFoot>
        <Submit waiting="Booking…">Book observation</Submit>
        <span className="s quiet">
          Only the two of you can see this, and only you keep the notes. Observations are never graded or reported.
        </span>
      </FormFoot>
    </Form>
  )
}

type Booking = { form: ZodForm<Values>; field: FieldOf<Values> }

function WhenFields({ form, field, latest }: Booking & Pick<ObservationFormProps, 'latest'>) {
  return (
    <>
      <FormPair>
        <FormDateField kind="date" label="Date" control={form.control} name="date" />
        <FormDateField kind="time" label="Time" control={form.control} name="startsAt" />
      </FormPair>
      {latest && <p className="s quiet">Our next meeting is on {shortDay(latest)}.</p>}
      <FormPair>
        <Field
          kind="select"
          label="How long?"
          hint="10 to 20 minutes is enough."
          {...field('minutes', { valueAsNumber: true })}
        >
          {lengthChoices.map(minutes => (
            <option key={minutes} value={minutes}>
              {minutes} minutes
            </option>
          ))}
        </Field>
        <Field label="Where?" hint="Room, if you know it" {...field('place')} />
      </FormPair>
    </>
  )
}

/** What the observed person decides: it runs to their agenda. */
function AgendaFields({ field, teaching }: Pick<Booking, 'field'> & Pick<ObservationFormProps, 'teaching'>) {
  return (
    <>
      <Field
        label={teaching ? 'Which class?' : 'Which task?'}
        hint={teaching ? 'A class code. Don’t include students’ names.' : 'Don’t include students’ names.'}
        {...field('setting')}
      />
      <Field
        kind="long"
        rows={2}
        label="What should they look at?"
        hint="You choose the focus. They won’t look at anything else."
        {...field('focus')}
      />
      <Field
        kind="long"
        rows={2}
        label="What should they record or count?"
        hint="For example, how many seconds I wait after each question"
        {...field('evidenceAsked')}
      />
      <Field kind="select" label="How should they record it?" {...field('tool')}>
        <option value="">However they like</option>
        {observationTools.map(tool => (
          <option key={tool} value={tool}>
            {toolWords[tool]}
          </option>
        ))}
      </Field>
    </>
  )
}
