import type { ComponentProps } from 'react'
import { Field } from '#ui/fields/field.tsx'

type CodeFieldProps = Pick<ComponentProps<'input'>, 'name' | 'onChange' | 'onBlur' | 'ref'> & {
  label: string
  hint?: string
  error: string | undefined
}

/** Six digits, with the keys for them on a phone, which may also offer the code it has just received. */
export function CodeField(field: CodeFieldProps) {
  return (
    <Field
      {...field}
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
    />
  )
}
