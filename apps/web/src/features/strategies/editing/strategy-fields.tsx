import { strengths, TECHNIQUES_MOST } from '@hubs/schema/library/strategies'
import { strengthWords } from '@hubs/rules/text/evidence-labels'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'
import { strandsQuery } from '../strategies.queries.ts'
import type { StrategyFormOf } from './strategy-values.ts'
import { audienceChoices, strandInShort, strengthMeans } from '../strategy-labels.ts'

const strengthOptions = strengths.map(value => ({ value, label: strengthWords[value], hint: strengthMeans[value] }))

/** A way to choose references, where there is one: what is chosen, and what to do when it changes. */
export type PickReferences = (
  value: readonly string[],
  onChange: (ids: string[]) => void,
  error: string | undefined,
) => ReactNode

type StrategyFieldsProps = StrategyFormOf & { pick?: PickReferences }

/** Everything that is written of a strategy, in the order in which colleagues read it. */
export function StrategyFields({ pick, ...form }: StrategyFieldsProps) {
  const { field, at, value, put } = form
  return (
    <>
      <Field label="Name" hint="Keep it short. For example, “Wait time”" {...field('name')} />
      <Field kind="long" rows={2} label="What it is" {...field('what')} />
      <Field
        kind="long"
        rows={2}
        label="What it looks like"
        hint="What someone at the back of the room would notice"
        {...field('looksLike')}
      />
      <Field
        kind="long"
        rows={2}
        label="Common pitfalls"
        hint="So that no one has to find out the hard way"
        {...field('commonFailing')}
      />
      <TechniqueFields {...form} />
      <ChoiceField kind="some" label="Who is it for?" choices={audienceChoices} {...field('audiences')} />
      <EvidenceFields field={field} />
      {pick?.(value('referenceIds'), ids => put('referenceIds', ids), at('referenceIds'))}
    </>
  )
}

/** Each something that one person can do. */
function TechniqueFields({ at, value, put }: StrategyFormOf) {
  return (
    <div className="col form-part">
      <h2>Techniques</h2>
      <p className="quiet">Small versions of the strategy: each something one person can do tomorrow.</p>
      <ListEditor
        label="Techniques"
        noun="technique"
        value={value('techniques')}
        onChange={techniques => put('techniques', techniques)}
        blank={() => ''}
        most={TECHNIQUES_MOST}
      >
        {(technique, index, set) => (
          <Field
            kind="long"
            rows={1}
            label={`Technique ${index + 1}`}
            name={`techniques.${index}`}
            value={technique}
            error={at(`techniques.${index}`) ?? (index === 0 ? at('techniques') : undefined)}
            onChange={event => set(event.target.value)}
          />
        )}
      </ListEditor>
    </div>
  )
}

/** How sure one may be, said as honestly as it can be. */
function EvidenceFields({ field }: Pick<StrategyFormOf, 'field'>) {
  const { data: strands = [] } = useQuery(strandsQuery())
  const none = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return (
    <div className="form form-part">
      <h2>Evidence</h2>
      <ChoiceField
        kind="one"
        look="lines"
        label="Strength of evidence"
        choices={strengthOptions}
        {...field('strength')}
      />
      <Field
        kind="long"
        rows={2}
        label="What’s the evidence?"
        hint="What was studied, who with, and what it doesn’t show"
        {...field('strengthWhy')}
      />
      {/* What is chosen may be there before the strands are: with them the list is made anew, and shows it. */}
      <Field
        key={strands.length}
        kind="select"
        label="Related EEF strand"
        hint="The figure will be shown as the strand’s, not this strategy’s."
        {...field('strandCode', { setValueAs: none })}
      >
        <option value="">None</option>
        {strands.map(strand => (
          <option key={strand.code} value={strand.code}>
            {strandInShort(strand)}
          </option>
        ))}
      </Field>
      <Field
        label="How closely is it related?"
        hint="For example, “related: the strand is about feedback, and praise is only a small part of it”"
        {...field('strandNote')}
      />
    </div>
  )
}
