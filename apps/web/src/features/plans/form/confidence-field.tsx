import { confidencePrompt } from '@hubs/rules/plans/plans'
import { useWatch } from 'react-hook-form'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import type { PlanFormOf } from './plan-values.ts'

const steps = ['1', '2', '3', '4', '5'].map(value => ({ value, label: value }))

/** How sure somebody is; where they are not, two ways to make it smaller, each one press. */
export function ConfidenceField({ form, teaching }: { form: PlanFormOf; teaching: boolean }) {
  const { control, setValue, getValues } = form
  const confidence = useWatch({ control, name: 'confidence' })
  const often = useWatch({ control, name: 'howOften' })
  const technique = useWatch({ control, name: 'technique' })
  const prompt = confidencePrompt(confidence)
  const shorter = teaching ? 'in the first five minutes only' : 'for five minutes only'
  const add = () => {
    const typed = getValues('technique')
      .trim()
      .replace(/[.,;]$/, '')
    setValue('technique', typed === '' ? '' : `${typed}, ${shorter}`, { shouldDirty: true })
  }
  return (
    <div className="col">
      <ChoiceField
        kind="one"
        look="pills"
        label="How confident are you that you’ll do it? (optional)"
        hint="1 is not at all confident. 5 is certain."
        name="confidence"
        choices={steps}
        chosen={confidence === null ? '' : String(confidence)}
        onChange={event => setValue('confidence', Number(event.target.value), { shouldDirty: true })}
      />
      <div role="status">
        {prompt && (
          <CalmNote>
            <p>
              <strong>{prompt}</strong>
            </p>
            <div className="row wrap">
              {often !== 'once' && (
                <Button onPress={() => setValue('howOften', 'once', { shouldDirty: true })}>Once is enough</Button>
              )}
              {!technique.includes(shorter) && (
                <Button isDisabled={technique.trim() === ''} onPress={add}>
                  {teaching ? 'The first five minutes only' : 'Five minutes only'}
                </Button>
              )}
            </div>
            {often === 'once' && technique.includes(shorter) && (
              <p className="quiet">
                That’s a small step. If it’s still too much, choose something you half do already.
              </p>
            )}
          </CalmNote>
        )}
      </div>
    </div>
  )
}
