import type { Me } from '@hubs/schema/accounts/accounts'
import { theme } from '@hubs/schema/staff'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useChangeTheme } from '../accounts.queries.ts'

/** `system` follows the device, also when it changes in the evening. */
const choices = [
  { value: 'system', label: 'Same as this device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Applies at once. */
export function ThemeChoice({ me }: { me: Me }) {
  const change = useChangeTheme()
  return (
    <>
      <ChoiceField
        kind="one"
        name="theme"
        label="Light or dark"
        hint="Applies straight away, on every device you use."
        choices={choices}
        chosen={me.theme}
        onChange={event => change.mutate(theme.parse(event.target.value))}
      />
      <ErrorNote error={change.error} />
    </>
  )
}
