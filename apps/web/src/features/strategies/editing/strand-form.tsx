import {
  strandCosts,
  strandSecurities,
  updateStrand,
  type Strand,
  type UpdateStrand,
  MONTHS_MOST,
} from '@hubs/schema/library/strategies'
import { capital } from '#lib/page/capital.ts'
import { useZodForm, type FieldOf, type ZodForm } from '#lib/zod-form.ts'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUpdateStrand } from '../strategies.queries.ts'

const reading = updateStrand.omit({ expectedVersion: true })
type Reading = Omit<UpdateStrand, 'expectedVersion'>

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
  const { form, field, formProps } = useZodForm({
    schema: reading,
    defaultValues: startOf(strand),
    draft: `strand-${strand.code}`,
    send: input => update.mutateAsync({ ...input, expectedVersion: strand.number }),
    onSent() {
      say(`${strand.name} updated. The earlier figure is kept in the history.`)
      onDone()
    },
  })
  return (
    <Form label="Update figure" {...formProps}>
      <p className="s quiet">All colleagues will see this next to related strategies, with the date you checked it.</p>
      <Figures {...{ form, field }} />
      <FormFoot>
        <Submit waiting="Saving…">Save figure</Submit>
      </FormFoot>
    </Form>
  )
}

function Figures({ form, field }: { form: ZodForm<Reading>; field: FieldOf<Reading> }) {
  return (
    <>
      <FormPair>
        <Field kind="select" label="Months of progress" {...field('months', { setValueAs: numberOrNull })}>
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
        <Field kind="select" label="Cost" {...field('cost')}>
          {strandCosts.map(cost => (
            <option key={cost} value={cost}>
              {capital(cost)}
            </option>
          ))}
        </Field>
        <Field kind="select" label="Evidence" {...field('evidence')}>
          {strandSecurities.map(evidence => (
            <option key={evidence} value={evidence}>
              {capital(evidence)}
            </option>
          ))}
        </Field>
      </FormPair>
      <Field label="Web address of the page" type="url" inputMode="url" {...field('url')} />
      <Field
        kind="long"
        rows={2}
        label="Note (optional)"
        hint="For example, how many studies it’s based on"
        {...field('note')}
      />
    </>
  )
}
