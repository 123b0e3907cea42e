import { quoted } from '@hubs/rules/text/quoted'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { readStored, storedNames } from '#lib/drafts/draft-storage.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { planFormOf } from './plan-links.ts'

const FORM = 'plan/'

/** New plans that were begun on this device and never saved: each is kept where it was begun, which few would find again. */
export function UnsavedPlans() {
  const [plans] = useState(() =>
    storedNames(FORM).flatMap(name => {
      const technique = readStored<{ technique?: string }>(name)?.values.technique?.trim()
      return technique ? [{ about: name.slice(FORM.length), technique }] : []
    }),
  )
  if (plans.length === 0) return null
  return (
    <CalmNote>
      <strong>You’ve started a plan and haven’t saved it.</strong>
      {plans.map(({ about, technique }) => (
        <p key={about}>
          {quoted(technique)} <Link to={planFormOf(about)}>Carry on</Link>
        </p>
      ))}
    </CalmNote>
  )
}
