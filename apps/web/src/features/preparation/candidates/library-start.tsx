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
      label="Start from the library"
      hint="Each strategy has one or more ways to try it. Choosing one fills in the title, the way to try it and its pitfalls. You add why it works."
      defaultValue=""
      onChange={event => {
        const found = data[Number(event.target.value)]
        if (event.target.value !== '' && found) take(found)
      }}
    >
      <option value="">My own idea</option>
      {[...Map.groupBy(data.entries(), ([, { strategyCode }]) => strategyCode)].map(([code, ways]) => (
        <optgroup key={code} label={ways[0]?.[1].strategy}>
          {ways.map(([index, { technique }]) => (
            <option key={index} value={index}>
              {technique}
            </option>
          ))}
        </optgroup>
      ))}
    </Field>
  )
}
