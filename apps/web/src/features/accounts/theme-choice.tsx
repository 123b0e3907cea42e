import type { Me } from '@hubs/schema/accounts'
import { theme } from '@hubs/schema/staff'
import { sentenceOf } from '#lib/api-client.ts'
import { ChoiceField } from '#ui/choice-field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useChangeTheme } from './accounts.queries.ts'

const choices = [
  { value: 'system', label: 'As on this device' },
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
        hint="Applies at once, here and wherever you sign in."
        choices={choices}
        chosen={me.theme}
        onChange={event => change.mutate(theme.parse(event.target.value))}
      />
      {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
    </>
  )
}
