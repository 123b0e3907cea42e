import type { ComponentProps } from 'react'
import { PASSWORD_MIN } from '@hubs/schema/accounts/accounts'
import { PasswordField } from '#ui/fields/password-field.tsx'

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, 'autoComplete' | 'label' | 'hint'> & {
  label?: string
}

/** No meter and no rules about signs: length is what counts, and the advice says how to get it. */
export function NewPasswordField({ label = 'Password', ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      {...field}
      label={label}
      autoComplete="new-password"
      hint={`Use ${PASSWORD_MIN} or more characters. Three or four random words are easy to remember and hard to guess. You can paste from a password manager.`}
    />
  )
}
