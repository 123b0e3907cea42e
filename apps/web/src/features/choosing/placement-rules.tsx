import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlacementRule } from '@hubs/schema/placement-rules'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { PlacementRuleForm, type RuleHub, type RulePerson } from './placement-rule-form.tsx'
import { demandOf, ruleText } from './placement-rule-words.ts'
import { placementRulesQuery, useAddPlacementRule, useRemovePlacementRule } from './placement-rules.queries.ts'
import './placement-rules.css'

type PlacementRulesProps = { people: readonly RulePerson[]; hubs: readonly RuleHub[] }

/** What the allocation keeps to for named people: a list, where each rule can be changed or removed. */
export function PlacementRules({ people, hubs }: PlacementRulesProps) {
  const rules = useQuery(placementRulesQuery())
  const remove = useRemovePlacementRule()
  const add = useAddPlacementRule()
  const say = useSay()
  const [open, setOpen] = useState<PlacementRule | 'new' | null>(null)

  function takeAway(rule: PlacementRule) {
    const back = () =>
      add.mutate(demandOf(rule), { onSuccess: () => say('Undone.'), onError: error => say(sentenceOf(error)) })
    remove.mutate(rule.id, { onSuccess: () => say('Rule removed.', back) })
  }

  return (
    <>
      {rules.data?.length === 0 && (
        <p className="quiet">
          No rules yet. Add one to keep someone out of a hub or in it, or to put two people in the same group or in
          different ones.
        </p>
      )}
      {rules.data && rules.data.length > 0 && (
        <ul className="placement-rules plain">
          {rules.data.map(rule => (
            <RuleRow
              key={rule.id}
              rule={rule}
              removing={remove.isPending && remove.variables === rule.id}
              onEdit={() => setOpen(rule)}
              onRemove={() => takeAway(rule)}
            />
          ))}
        </ul>
      )}
      {!rules.data && rules.error && (
        <ProblemNote retry={() => void rules.refetch()}>{sentenceOf(rules.error)}</ProblemNote>
      )}
      {!rules.data && !rules.error && <Waiting what="Loading the rules…" />}
      {remove.error && <ProblemNote>{sentenceOf(remove.error)}</ProblemNote>}
      <div className="row">
        <Button onPress={() => setOpen('new')}>Add a rule</Button>
      </div>
      {open && (
        <PlacementRuleForm
          rule={open === 'new' ? null : open}
          people={people}
          hubs={hubs}
          onClose={() => setOpen(null)}
          onSaved={() => {
            say(open === 'new' ? 'Rule added.' : 'Rule saved.')
            setOpen(null)
          }}
        />
      )}
    </>
  )
}

type RuleRowProps = { rule: PlacementRule; removing: boolean; onEdit: () => void; onRemove: () => void }

function RuleRow({ rule, removing, onEdit, onRemove }: RuleRowProps) {
  const text = ruleText(rule)
  return (
    <li>
      <span className="col tight">
        <strong>{text}</strong>
        <span className="s quiet">
          <bdi>{rule.reason}</bdi>
        </span>
        {rule.unused && <span className="s placement-rules-unused">{rule.unused}</span>}
      </span>
      <span className="row wrap">
        <Button onPress={onEdit} aria-label={`Edit: ${text}`}>
          Edit
        </Button>
        <Button look="ghost" isPending={removing} onPress={onRemove} aria-label={`Remove: ${text}`}>
          Remove
        </Button>
      </span>
    </li>
  )
}
