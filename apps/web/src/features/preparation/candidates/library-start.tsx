import type { Technique } from '@hubs/schema/library/strategies'
import { useQuery } from '@tanstack/react-query'
import { Field } from '#ui/fields/field.tsx'
import { techniquesQuery } from './candidates.queries.ts'

/** Begins an idea from a technique of the hub's library. Without a library there is nothing to begin from. */
export function LibraryStart({ hubSlug, take }: { hubSlug: string; take: (technique: Technique) => void }) {
  const { data = [] } = useQuery(techniquesQuery(hubSlug))
  if (data.length === 0) return null
  return (
    <Field
      kind="select"
      label="Start from a strategy"
      hint="This fills in what’s known about it. You add the rest."
      defaultValue=""
      onChange={event => {
        const found = data[Number(event.target.value)]
        if (event.target.value !== '' && found) take(found)
      }}
    >
      <option value="">My own idea</option>
      {data.map(({ strategy, technique }, index) => (
        <option key={`${strategy} ${technique}`} value={index}>
          {strategy}: {technique.slice(0, 80)}
        </option>
      ))}
    </Field>
  )
}
