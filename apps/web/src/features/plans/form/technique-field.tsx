import { inFirstPerson } from '@hubs/rules/plans/promise'
import type { Technique } from '@hubs/schema/library/strategies'
import { useQuery } from '@tanstack/react-query'
import LibraryBig from 'lucide-react/icons/library-big'
import { useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { FieldOf } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { LibrarySheet } from './library-sheet.tsx'
import type { PlanFormOf, PlanIdea, PlanValues } from './plan-values.ts'
import { techniquesQuery } from '../plans.queries.ts'
import '../plan-link.css'

type TechniqueFieldProps = {
  form: PlanFormOf
  field: FieldOf<PlanValues>
  hubSlug: string
  teaching: boolean
  idea: PlanIdea | null
}

/** "I will": in one's own words, or from the library of the hub. */
export function TechniqueField({ form, field, hubSlug, teaching, idea }: TechniqueFieldProps) {
  const { control, setValue, getValues, formState } = form
  const [open, setOpen] = useState(false)
  const code = useWatch({ control, name: 'strategyCode' })
  const { data } = useQuery({ ...techniquesQuery(hubSlug), enabled: open || code !== null })
  const begun = idea?.code === code ? idea : null
  const isCode = (each: Technique) => each.strategyCode === code
  // One of another hub is not among those of the hub, and one that is retired is nowhere.
  const isElsewhere = code !== null && !begun && data !== undefined && !data.some(isCode)
  const { data: all } = useQuery({ ...techniquesQuery(), enabled: isElsewhere })
  const from = (isElsewhere ? all : data)?.find(isCode) ?? begun
  const picked = useRef(idea?.technique ?? '')
  const pick = (technique: Technique) => {
    const typed = getValues('technique').trim()
    // Words of one's own are never replaced by those of the library.
    if (typed === '' || typed === picked.current || typed === (from && inFirstPerson(from.technique))) {
      picked.current = inFirstPerson(technique.technique)
      setValue('technique', picked.current, { shouldDirty: true, shouldValidate: formState.isSubmitted })
    }
    setValue('strategyCode', technique.strategyCode, { shouldDirty: true })
    setOpen(false)
  }
  return (
    <div className="col tight plan-say">
      <Field kind="long" label="I will" rows={3} maxLength={300} {...field('technique')} />
      <button type="button" className="plan-link" onClick={() => setOpen(true)}>
        <LibraryBig className="icon" aria-hidden />
        {from ? `Strategy: ${from.strategy}` : 'Choose from Strategies'}
      </button>
      {from?.commonFailing && (
        <p className="s quiet">
          <strong>Watch out for:</strong> {from.commonFailing}
        </p>
      )}
      {begun && <AboutIdea form={form} idea={begun} />}
      <LibrarySheet open={open} hubSlug={hubSlug} teaching={teaching} onPick={pick} onClose={() => setOpen(false)} />
    </div>
  )
}

/** What there is to know of an idea of the library: that it is retired, and how it works in one's own subject. */
function AboutIdea({ form, idea }: { form: PlanFormOf; idea: PlanIdea }) {
  const adaptation = useWatch({ control: form.control, name: 'adaptation' })
  const { retired, adaptation: known } = idea
  const take = () => {
    if (!known) return
    form.setValue('adaptation', adaptation.trim() ? `${adaptation.trim()}\n${known.text}` : known.text, {
      shouldDirty: true,
    })
    document.querySelector('.plan-more')?.setAttribute('open', '')
  }
  const taken = known !== null && adaptation.includes(known.text)
  return (
    <>
      {retired && (
        <p className="s quiet" role="note">
          This strategy is retired, so the hub no longer recommends it. You can still try it.
        </p>
      )}
      {known && (
        <div className="plan-known">
          <p className="s">
            <strong>In {known.subject}:</strong> {known.text}
          </p>
          <p className="s" role="status">
            {taken && 'Added to your plan, under “What will it look like in my subject?”'}
          </p>
          {!taken && (
            <button type="button" className="plan-link" onClick={take}>
              Add this to my plan
            </button>
          )}
        </div>
      )}
    </>
  )
}
