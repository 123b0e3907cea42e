import type { Technique } from '@hubs/schema/strategies'
import { useQuery } from '@tanstack/react-query'
import LibraryBig from 'lucide-react/icons/library-big'
import { useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Field } from '#ui/field.tsx'
import { LibrarySheet } from './library-sheet.tsx'
import type { PlanFormOf } from './plan-values.ts'
import { techniquesQuery } from './plans.queries.ts'
import './plan-link.css'

type TechniqueFieldProps = { form: PlanFormOf; hubSlug: string; teaching: boolean }

/** "I will": in one's own words, or from the library of the hub. */
export function TechniqueField({ form, hubSlug, teaching }: TechniqueFieldProps) {
  const { control, register, setValue, getValues, formState } = form
  const [open, setOpen] = useState(false)
  const code = useWatch({ control, name: 'strategyCode' })
  const { data } = useQuery({ ...techniquesQuery(hubSlug), enabled: open || code !== null })
  const from = data?.find(each => each.strategyCode === code)
  const picked = useRef('')
  const pick = (technique: Technique) => {
    const typed = getValues('technique').trim()
    // Words of one's own are never replaced by those of the library.
    if (typed === '' || typed === picked.current || typed === from?.technique) {
      picked.current = technique.technique
      setValue('technique', technique.technique, { shouldDirty: true, shouldValidate: formState.isSubmitted })
    }
    setValue('strategyCode', technique.strategyCode, { shouldDirty: true })
    setOpen(false)
  }
  return (
    <div className="col tight plan-say">
      <Field
        kind="long"
        label="I will"
        rows={3}
        maxLength={300}
        error={formState.errors.technique?.message}
        {...register('technique')}
      />
      <button type="button" className="plan-link" onClick={() => setOpen(true)}>
        <LibraryBig className="icon" aria-hidden />
        {from ? `From the library: ${from.strategy}` : 'Choose from the library'}
      </button>
      {from?.commonFailing && (
        <p className="s quiet">
          <strong>Look out:</strong> {from.commonFailing}
        </p>
      )}
      <LibrarySheet open={open} hubSlug={hubSlug} teaching={teaching} onPick={pick} onClose={() => setOpen(false)} />
    </div>
  )
}
