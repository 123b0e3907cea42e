import { settingPrompt } from '@hubs/rules/plans/plans'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { FieldOf } from '#lib/zod-form.ts'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import type { PlanFormOf, PlanValues } from './plan-values.ts'

type SettingFieldProps = {
  form: PlanFormOf
  field: FieldOf<PlanValues>
  settings: readonly string[]
  teaching: boolean
}

const ANOTHER = '\u0000another'

/** With whom: one of those used before, or another. */
export function SettingField({ form, field, settings, teaching }: SettingFieldProps) {
  const { control, setValue, formState } = form
  const setting = useWatch({ control, name: 'setting' })
  const [another, setAnother] = useState(setting !== '' && !settings.includes(setting))
  const label = settingPrompt(teaching ? 'teaching' : 'support')
  const error = formState.errors.setting?.message
  const hint = teaching
    ? 'A class code is enough, for example 9Sc2. Don’t include students’ names.'
    : 'For example, the reading group or science practicals. Don’t include students’ names.'
  const text = <Field label={settings.length > 0 ? 'Which one?' : label} hint={hint} {...field('setting')} />
  if (settings.length === 0) return text
  const pick = (value: string) => {
    setAnother(value === ANOTHER)
    setValue('setting', value === ANOTHER ? '' : value, { shouldDirty: true, shouldValidate: formState.isSubmitted })
  }
  return (
    <div className="col">
      <ChoiceField
        kind="one"
        look="pills"
        label={label}
        name="setting-used"
        choices={[...settings, ANOTHER].map(value => ({ value, label: value === ANOTHER ? 'Something else' : value }))}
        chosen={another ? ANOTHER : setting}
        error={another ? undefined : error}
        onChange={event => pick(event.target.value)}
      />
      {another && text}
    </div>
  )
}
