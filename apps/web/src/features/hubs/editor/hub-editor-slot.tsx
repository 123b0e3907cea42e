import { isolated } from '@hubs/rules/text/isolated'
import { useId } from 'react'
import { Button } from '#ui/button.tsx'
import { describedBy, FieldError, FieldHint } from '#ui/fields/field-notes.tsx'

type PersonSlotProps = {
  label: string
  hint: string
  person: { name: string } | null
  error: string | undefined
  onPick: () => void
  onClear: () => void
}

/** A place for one person: who it is, and the ways to change it. */
export function PersonSlot({ label, hint, person, error, onPick, onClear }: PersonSlotProps) {
  const id = useId()
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy(id, hint, error)}>
      <strong id={`${id}-label`}>{label}</strong>
      <FieldHint id={id}>{hint}</FieldHint>
      <div className="hub-slot">
        <span>
          <bdi>{person?.name ?? 'No one yet'}</bdi>
        </span>
        <Button onPress={onPick}>{person ? 'Change' : 'Choose someone'}</Button>
        {person && (
          <Button
            look="ghost"
            onPress={onClear}
            aria-label={`Remove ${isolated(person.name)} as ${label.toLowerCase()}`}
          >
            Remove
          </Button>
        )}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}
