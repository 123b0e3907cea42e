import { nameApart, toldApart } from '@hubs/rules/text/told-apart'
import {
  createObservation,
  observationTools,
  type CreateObservation,
  type Observation,
} from '@hubs/schema/plans/observations'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { shortDay } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { FormDateField } from '#ui/forms/date-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { toolWords } from './observation-labels.ts'
import { useBook } from './observations.queries.ts'

type Colleague = { id: string; name: string; department: string; job: string }
type Values = Omit<CreateObservation, 'tool'> & { tool: CreateObservation['tool'] | '' }

type ObservationFormProps = {
  /** Whom one may ask, partners first. */
  colleagues: readonly Colleague[]
  /** Until the next meeting, if it is known: `YYYY-MM-DD`. */
  latest: string | null
  /** Support staff are not asked for a class. */
  teaching: boolean
  onBooked: (booked: Observation) => void
}

const LENGTHS = [10, 15, 20, 30]
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
export function ObservationForm({ colleagues, latest, teaching, onBooked }: ObservationFormProps) {
  const book = useBook()
  const [keyFor] = useState(createIdempotencyKeys)
  const form = useForm<Values, unknown, CreateObservation>({
    resolver,
    defaultValues: empty,
  })
  const { errors, isSubmitting } = form.formState
  const { accepted, elsewhere } = useFormDraft('observation-new', form)
  const send = form.handleSubmit(async input => {
    try {
      const booked = await book.mutateAsync({ input, key: keyFor(input) })
      form.reset(empty)
      accepted()
      onBooked(booked)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="Book an observation"
      onSubmit={send}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <Field
        kind="select"
        label="Who will observe you?"
        error={errors.observerId?.message}
        {...form.register('observerId')}
      >
        <option value="">Choose a colleague</option>
        {colleagues.map(one => (
          <option key={one.id} value={one.id}>
            {nameApart({ name: one.name, apart: toldApart(one, colleagues) })}
          </option>
        ))}
      </Field>
      <WhenFields form={form} latest={latest} />
      <AgendaFields form={form} teaching={teaching} />
      <Check label="They’ll need cover" {...form.register('coverNeeded')} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Booking…' : 'Book observation'}
        </Button>
        <span className="s quiet">
          Only the two of you can see this, and only you keep the notes. Observations are never graded or reported.
        </span>
      </FormFoot>
    </Form>
  )
}

type Booking = { form: UseFormReturn<Values, unknown, CreateObservation> }

function WhenFields({ form, latest }: Booking & Pick<ObservationFormProps, 'latest'>) {
  const { errors } = form.formState
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
          error={errors.minutes?.message}
          {...form.register('minutes', { valueAsNumber: true })}
        >
          {LENGTHS.map(minutes => (
            <option key={minutes} value={minutes}>
              {minutes} minutes
            </option>
          ))}
        </Field>
        <Field label="Where?" hint="Room, if you know it" error={errors.place?.message} {...form.register('place')} />
      </FormPair>
    </>
  )
}

/** What the observed person decides: it runs to their agenda. */
function AgendaFields({ form, teaching }: Booking & Pick<ObservationFormProps, 'teaching'>) {
  const { errors } = form.formState
  return (
    <>
      <Field
        label={teaching ? 'Which class?' : 'Which task?'}
        hint={teaching ? 'A class code. Don’t include students’ names.' : 'Don’t include students’ names.'}
        error={errors.setting?.message}
        {...form.register('setting')}
      />
      <Field
        kind="long"
        rows={2}
        label="What should they look at?"
        hint="You choose the focus. They won’t look at anything else."
        error={errors.focus?.message}
        {...form.register('focus')}
      />
      <Field
        kind="long"
        rows={2}
        label="What should they record or count?"
        hint="For example, how many seconds I wait after each question"
        error={errors.evidenceAsked?.message}
        {...form.register('evidenceAsked')}
      />
      <Field kind="select" label="How should they record it?" error={errors.tool?.message} {...form.register('tool')}>
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

const check = zodResolver(createObservation) as unknown as Resolver<Values, unknown, CreateObservation>
const missing = { observerId: 'Choose a colleague.', date: 'Choose a date.', startsAt: 'Choose a time.' } as const

/** An empty choice is no choice; what is left empty is asked for in the form's own words. */
const resolver: Resolver<Values, unknown, CreateObservation> = async (values, context, options) => {
  const result = await check({ ...values, tool: values.tool === '' ? null : values.tool }, context, options)
  for (const name of ['observerId', 'date', 'startsAt'] as const) {
    const error = values[name] === '' ? result.errors[name] : undefined
    if (error) error.message = missing[name]
  }
  return result
}
