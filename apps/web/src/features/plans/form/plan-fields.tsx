import { useLocation } from 'react-router-dom'
import type { PlanStart } from '@hubs/schema/plans/plans'
import { useWatch } from 'react-hook-form'
import { shortDay } from '#lib/time/time.ts'
import type { FieldOf } from '#lib/zod-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ConfidenceField } from './confidence-field.tsx'
import { audience, evidenceChoices, howOftenChoices, visibilityChoices, type PlanOwner } from '../plan-labels.ts'
import type { PlanFormOf, PlanIdea, PlanValues } from './plan-values.ts'
import { SettingField } from './setting-field.tsx'
import { SupportField } from './support-field.tsx'
import { TechniqueField } from './technique-field.tsx'
import { SUPPORT_HASH } from '../plan-links.ts'
import './plan-form.css'

export type PlanFieldsProps = {
  form: PlanFormOf
  field: FieldOf<PlanValues>
  start: PlanStart
  owner: PlanOwner
  idea?: PlanIdea | null
  by?: string | null
}

/** Everything a plan says, what is needed first and what helps folded after it. */
export function PlanFields({ form, field, start, owner, idea = null, by = start.firstOnLatest }: PlanFieldsProps) {
  return (
    <>
      <TechniqueField {...{ form, field }} hubSlug={owner.hubSlug} teaching={owner.teaching} idea={idea} />
      <SettingField {...{ form, field }} settings={start.settings} teaching={owner.teaching} />
      <ChoiceField kind="one" look="pills" label="How often?" choices={howOftenChoices(owner)} {...field('howOften')} />
      <FormDateField
        kind="date"
        label="When will you start?"
        hint={startHint(start, by)}
        control={form.control}
        name="firstOn"
      />
      <div className="col tight">
        <Field label="To make room, I’ll do less of" maxLength={240} {...field('lessOf')} />
        <p className="field-hint">Plans often fail because they add something without taking anything away.</p>
      </div>
      <ChoiceField kind="some" look="pills" label="I will bring" choices={evidenceChoices} {...field('evidence')} />
      <ConfidenceField form={form} teaching={owner.teaching} />
      <VisibilityField {...{ form, field, start, owner }} />
      <More {...{ form, field }} />
    </>
  )
}

/** While it is fresh, and before one has to tell of it. */
function startHint({ reviewOn }: PlanStart, by: string | null): string | undefined {
  if (by === null) return undefined
  return by === reviewOn ? `By ${shortDay(by)}, when you report back.` : `By ${shortDay(by)}, while it’s fresh.`
}

function VisibilityField({ form, field, start, owner }: PlanFieldsProps) {
  const visibility = useWatch({ control: form.control, name: 'visibility' })
  return (
    <div className="col" id="plan-visibility">
      <ChoiceField
        kind="one"
        look="pills"
        label="Who can see it"
        choices={visibilityChoices(owner)}
        {...field('visibility')}
      />
      <p className="s" role="status">
        {audience(visibility, owner, start.partner)}
      </p>
      {(visibility === 'group' || visibility === 'school') && (
        <Check
          label="Show my plan on the projector when I report back"
          hint="Otherwise only your name is shown."
          {...field('onScreen')}
        />
      )}
    </div>
  )
}

/** What helps a plan to be done, and is not asked of anybody. */
function More({ form, field }: Pick<PlanFieldsProps, 'form' | 'field'>) {
  const { hash } = useLocation()
  const { errors } = form.formState
  const { adaptation, cue, evidenceNote, support } = form.getValues()
  const wrong = Boolean(errors.adaptation ?? errors.cue ?? errors.evidenceNote ?? errors.support)
  const filled = [adaptation, cue, evidenceNote].some(text => text !== '') || support.length > 0
  return (
    <details className="plan-more" open={wrong || filled || hash === SUPPORT_HASH || undefined}>
      <summary>
        More options <span className="s quiet">When exactly, my subject, support</span>
      </summary>
      <div className="plan-more-fields">
        <Field
          label="I’ll do it when … (optional)"
          hint="For example, when the first hand goes up. A moment you can’t miss is the best reminder."
          maxLength={200}
          {...field('cue')}
        />
        <Field
          kind="long"
          label="What will it look like in my subject? (optional)"
          rows={2}
          maxLength={400}
          {...field('adaptation')}
        />
        <Field
          label="What exactly will I bring? (optional)"
          hint="Don’t include names, or clips where anyone can be recognised."
          maxLength={200}
          {...field('evidenceNote')}
        />
        <SupportField {...{ form, field }} />
      </div>
    </details>
  )
}
