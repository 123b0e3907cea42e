import { isolated } from '@hubs/rules/text/isolated'
import CircleAlert from 'lucide-react/icons/circle-alert'
import { useId } from 'react'
import { Button } from '#ui/button.tsx'

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
    <div
      className="field"
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <strong id={`${id}-label`}>{label}</strong>
      <span id={`${id}-hint`} className="field-hint">
        {hint}
      </span>
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
      {error && (
        <span id={`${id}-error`} className="field-error">
          <CircleAlert className="icon" aria-hidden />
          {error}
        </span>
      )}
    </div>
  )
}
