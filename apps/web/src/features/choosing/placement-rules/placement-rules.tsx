import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlacementRule } from '@hubs/schema/choosing/placement-rules'
import { sentenceOf } from '#lib/api-client.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PlacementRuleForm, type RuleHub, type RulePerson } from './placement-rule-form.tsx'
import { demandOf, ruleText } from './placement-rule-labels.ts'
import { placementRulesQuery, useAddPlacementRule, useRemovePlacementRule } from './placement-rules.queries.ts'
import './placement-rules.css'
import { afterwards } from '#lib/query-client.ts'

type PlacementRulesProps = { people: readonly RulePerson[]; hubs: readonly RuleHub[]; onChanged: () => void }

/** What the allocation keeps to for named people: a list, where each rule can be changed or removed. */
export function PlacementRules({ people, hubs, onChanged }: PlacementRulesProps) {
  const remove = useRemovePlacementRule()
  const add = useAddPlacementRule()
  const say = useToast()
  const [open, setOpen] = useState<PlacementRule | 'new' | null>(null)

  function takeAway(rule: PlacementRule) {
    const back = () =>
      afterwards(
        add.mutateAsync(demandOf(rule)),
        () => {
          say('Undone.')
          onChanged()
        },
        error => say(sentenceOf(error)),
      )
    afterwards(remove.mutateAsync(rule.id), () => {
      say('Rule removed.', back)
      onChanged()
    })
  }

  return (
    <>
      <Boundary waiting="Loading the rules…">
        <RuleList removing={remove.isPending ? remove.variables : null} onEdit={setOpen} onRemove={takeAway} />
      </Boundary>
      <ErrorNote error={remove.error} />
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
            onChanged()
          }}
        />
      )}
    </>
  )
}

type RuleListProps = {
  /** The id of the one that is on its way out. */
  removing: string | null
  onEdit: (rule: PlacementRule) => void
  onRemove: (rule: PlacementRule) => void
}

function RuleList({ removing, onEdit, onRemove }: RuleListProps) {
  const { data: rules } = useSuspenseQuery(placementRulesQuery())
  if (rules.length === 0)
    return (
      <p className="quiet">
        No rules yet. Add one to keep someone out of a hub or in it, or to put two people in the same group or in
        different ones.
      </p>
    )
  return (
    <ul className="placement-rules plain">
      {rules.map(rule => (
        <RuleRow
          key={rule.id}
          rule={rule}
          removing={removing === rule.id}
          onEdit={() => onEdit(rule)}
          onRemove={() => onRemove(rule)}
        />
      ))}
    </ul>
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
