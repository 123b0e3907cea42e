import { isolated } from '@hubs/rules/isolated'
import { addPlacementRule, type AddPlacementRule, type PlacementRule } from '@hubs/schema/placement-rules'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch, type Resolver, type UseFormReturn } from 'react-hook-form'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { useFormDraft } from '#lib/tab-draft.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Form, FormFoot } from '#ui/form.tsx'
import { useSavePlacementRule } from './placement-rules.queries.ts'
import { ruleKinds } from './placement-rule-words.ts'

export type RulePerson = { id: string; name: string }
export type RuleHub = { slug: string; name: string }

type Values = { kind: AddPlacementRule['kind']; personId: string; otherId: string; hubSlug: string; reason: string }

const isPair = ({ kind }: Pick<Values, 'kind'>) => kind === 'together' || kind === 'apart'

/** What is sent of it: a hub or another person, whichever the kind has. */
function demand({ kind, personId, otherId, hubSlug, reason }: Values) {
  return isPair({ kind }) ? { kind, personId, otherId, reason } : { kind, personId, hubSlug, reason }
}

const schemaResolver = zodResolver(addPlacementRule) as unknown as Resolver<object, unknown, AddPlacementRule>
const resolver = ((values: Values, context: unknown, options: never) =>
  schemaResolver(demand(values), context, options)) as unknown as Resolver<Values, unknown, AddPlacementRule>

const valuesOf = (rule: PlacementRule | null): Values => ({
  kind: rule?.kind ?? 'must-not',
  personId: rule?.personId ?? '',
  otherId: rule?.otherId ?? '',
  hubSlug: rule?.hubSlug ?? '',
  reason: rule?.reason ?? '',
})

type PlacementRuleFormProps = {
  /** The rule to change; null adds one. */
  rule: PlacementRule | null
  people: readonly RulePerson[]
  hubs: readonly RuleHub[]
  onSaved: () => void
  onClose: () => void
}

/** One rule about a person and a hub, or about two people. */
export function PlacementRuleForm({ rule, people, hubs, onSaved, onClose }: PlacementRuleFormProps) {
  const save = useSavePlacementRule(rule)
  const form = useForm<Values, unknown, AddPlacementRule>({ resolver, defaultValues: valuesOf(rule) })
  const { errors, isSubmitting } = form.formState
  const { accepted, elsewhere } = useFormDraft(`placement-rule-${rule?.id ?? 'new'}`, form)
  const send = form.handleSubmit(async input => {
    try {
      await save.mutateAsync(input)
      accepted()
      onSaved()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog open title={rule ? 'Edit rule' : 'Add a rule'} onClose={onClose}>
      <Form
        label={rule ? 'Edit rule' : 'Add a rule'}
        elsewhere={elsewhere}
        onSubmit={send}
        problem={errors.root?.message}
        fieldProblems={fieldProblems(errors)}
      >
        <RuleFields form={form} people={people} hubs={hubs} />
        <FormFoot>
          <Button type="submit" look="main" isPending={isSubmitting}>
            {isSubmitting ? 'Saving…' : rule ? 'Save' : 'Add rule'}
          </Button>
          <Button look="ghost" onPress={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

type RuleFieldsProps = {
  form: UseFormReturn<Values, unknown, AddPlacementRule>
  people: readonly RulePerson[]
  hubs: readonly RuleHub[]
}

function RuleFields({ form, people, hubs }: RuleFieldsProps) {
  const { errors } = form.formState
  const pair = isPair({ kind: useWatch({ control: form.control, name: 'kind' }) })
  return (
    <>
      <PersonSelect label="Who" people={people} error={errors.personId?.message} {...form.register('personId')} />
      <Field kind="select" label="Rule" {...form.register('kind')}>
        {ruleKinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Field>
      {pair ? (
        <PersonSelect
          label="The other person"
          people={people}
          error={errors.otherId?.message}
          {...form.register('otherId')}
        />
      ) : (
        <Field kind="select" label="Hub" error={errors.hubSlug?.message} {...form.register('hubSlug')}>
          <option value="">Choose a hub</option>
          {hubs.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Field>
      )}
      <Field
        label="Reason"
        hint="Only coordinators can see this."
        autoComplete="off"
        error={errors.reason?.message}
        {...form.register('reason')}
      />
    </>
  )
}

type PersonSelectProps = { label: string; people: readonly RulePerson[]; error: string | undefined } & ReturnType<
  ReturnType<typeof useForm<Values>>['register']
>

function PersonSelect({ people, ...field }: PersonSelectProps) {
  return (
    <Field kind="select" {...field}>
      <option value="">Choose a person</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {isolated(name)}
        </option>
      ))}
    </Field>
  )
}
