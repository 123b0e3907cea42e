import {
  strandCosts,
  strandSecurities,
  updateStrand,
  type Strand,
  type UpdateStrand,
} from '@hubs/schema/library/strategies'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { capital } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { FormDateField } from '#ui/forms/date-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { useToast } from '#ui/status.tsx'
import { useUpdateStrand } from '../strategies.queries.ts'

type Reading = Omit<UpdateStrand, 'expectedVersion'>

const MONTHS_MOST = 12
const monthChoices = Array.from({ length: 2 * MONTHS_MOST + 1 }, (_, index) => MONTHS_MOST - index)
const signed = (months: number) => (months > 0 ? `+${months}` : String(months).replace('-', '−'))
const numberOrNull = (value: unknown) => (value === '' || value === null ? null : Number(value))
/** What never changes of a reading can stand for the next; that one has its own day and its own words. */
const startOf = ({ months, cost, evidence, url }: Strand): Reading => ({
  months,
  cost,
  evidence,
  url,
  asOf: '',
  note: '',
})

/** Figures read anew at the EEF's page. What stood stays in the history. */
export function StrandForm({ strand, onDone }: { strand: Strand; onDone: () => void }) {
  const update = useUpdateStrand(strand.code)
  const say = useToast()
  const form = useForm<Reading>({
    defaultValues: startOf(strand),
    resolver: zodResolver(updateStrand.omit({ expectedVersion: true })) as unknown as Resolver<Reading>,
  })
  const { accepted, elsewhere } = useFormDraft(`strand-${strand.code}`, form)
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async input => {
    try {
      await update.mutateAsync({ ...input, expectedVersion: strand.number })
      accepted()
      say(`${strand.name} updated. The earlier figure is kept in the history.`)
      onDone()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form
      elsewhere={elsewhere}
      label="Update figure"
      onSubmit={submit}
      problem={errors.root?.message}
      fieldProblems={fieldProblems(errors)}
    >
      <p className="s quiet">All colleagues will see this next to related strategies, with the date you checked it.</p>
      <Figures form={form} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save figure'}
        </Button>
      </FormFoot>
    </Form>
  )
}

function Figures({ form }: { form: UseFormReturn<Reading> }) {
  const { register } = form
  const { errors } = form.formState
  return (
    <>
      <FormPair>
        <Field
          kind="select"
          label="Months of progress"
          error={errors.months?.message}
          {...register('months', { setValueAs: numberOrNull })}
        >
          <option value="">No figure given</option>
          {monthChoices.map(months => (
            <option key={months} value={months}>
              {signed(months)}
            </option>
          ))}
        </Field>
        <FormDateField kind="date" label="Date checked" control={form.control} name="asOf" />
      </FormPair>
      <FormPair>
        <Field kind="select" label="Cost" error={errors.cost?.message} {...register('cost')}>
          {strandCosts.map(cost => (
            <option key={cost} value={cost}>
              {capital(cost)}
            </option>
          ))}
        </Field>
        <Field kind="select" label="Evidence" error={errors.evidence?.message} {...register('evidence')}>
          {strandSecurities.map(evidence => (
            <option key={evidence} value={evidence}>
              {capital(evidence)}
            </option>
          ))}
        </Field>
      </FormPair>
      <Field
        label="Web address of the page"
        type="url"
        inputMode="url"
        error={errors.url?.message}
        {...register('url')}
      />
      <Field
        kind="long"
        rows={2}
        label="Note (optional)"
        hint="For example, how many studies it’s based on"
        error={errors.note?.message}
        {...register('note')}
      />
    </>
  )
}
