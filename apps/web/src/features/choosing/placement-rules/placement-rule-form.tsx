import { isolated } from '@hubs/rules/text/isolated'
import { addPlacementRule, type AddPlacementRule, type PlacementRule } from '@hubs/schema/choosing/placement-rules'
import { useZodForm, type FieldOf } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { useSavePlacementRule } from './placement-rules.queries.ts'
import { ruleKinds } from './placement-rule-labels.ts'

export type RulePerson = { id: string; name: string }
export type RuleHub = { slug: string; name: string }

type Values = { kind: AddPlacementRule['kind']; personId: string; otherId: string; hubSlug: string; reason: string }

const isPair = ({ kind }: Pick<Values, 'kind'>) => kind === 'together' || kind === 'apart'

/** What is sent of it: a hub or another person, whichever the kind has. */
function demand({ kind, personId, otherId, hubSlug, reason }: Values) {
  return isPair({ kind }) ? { kind, personId, otherId, reason } : { kind, personId, hubSlug, reason }
}

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
  const { value, field, formProps } = useZodForm({
    schema: addPlacementRule,
    read: demand,
    defaultValues: valuesOf(rule),
    draft: `placement-rule-${rule?.id ?? 'new'}`,
    send: input => save.mutateAsync(input),
    onSent: onSaved,
  })
  return (
    <Dialog open title={rule ? 'Edit rule' : 'Add a rule'} onClose={onClose}>
      <Form label={rule ? 'Edit rule' : 'Add a rule'} {...formProps}>
        <RuleFields {...{ field, people, hubs }} pair={isPair({ kind: value('kind') })} />
        <FormFoot>
          <Submit waiting="Saving…">{rule ? 'Save' : 'Add rule'}</Submit>
          <Button look="ghost" onPress={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

type RuleFieldsProps = {
  field: FieldOf<Values>
  /** Whether it is about two people. */
  pair: boolean
  people: readonly RulePerson[]
  hubs: readonly RuleHub[]
}

function RuleFields({ field, pair, people, hubs }: RuleFieldsProps) {
  return (
    <>
      <PersonSelect label="Who" people={people} {...field('personId')} />
      <Field kind="select" label="Rule" {...field('kind')}>
        {ruleKinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Field>
      {pair ? (
        <PersonSelect label="The other person" people={people} {...field('otherId')} />
      ) : (
        <Field kind="select" label="Hub" {...field('hubSlug')}>
          <option value="">Choose a hub</option>
          {hubs.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Field>
      )}
      <Field label="Reason" hint="Only coordinators can see this." autoComplete="off" {...field('reason')} />
    </>
  )
}

type PersonSelectProps = { label: string; people: readonly RulePerson[] } & ReturnType<FieldOf<Values>>

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
