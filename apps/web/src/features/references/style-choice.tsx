import { useSuspenseQuery } from '@tanstack/react-query'
import { citationStyles } from '@hubs/schema/library/references'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { styleNames } from './reference-labels.ts'
import { styleQuery, useSetStyle } from './references.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** How the school writes its sources; each style shown with one of them. */
export function StyleChoice() {
  const { data } = useSuspenseQuery(styleQuery())
  const set = useSetStyle()
  const say = useToast()
  const sample = data.styles.find(each => each.style === data.style)?.sample
  return (
    <div className="col">
      <ErrorNote error={set.error} />
      <ChoiceField
        kind="one"
        label="School’s referencing style"
        name="style"
        choices={data.styles.map(({ style, name }) => ({ value: style, label: name }))}
        chosen={data.style}
        onChange={event => {
          const style = citationStyles.find(each => each === event.target.value)
          if (!style) return
          afterwards(set.mutateAsync({ style, expectedVersion: data.version }), () =>
            say(`All sources now use ${styleNames[style]}.`),
          )
        }}
      />
      {sample && (
        <p className="s quiet">
          For example: <ItalicRuns text={sample} />
        </p>
      )}
      <p className="s quiet">
        Citations by{' '}
        <a href="https://github.com/Juris-M/citeproc-js" target="_blank" rel="noopener noreferrer">
          citeproc-js
        </a>
        , Frank Bennett.
      </p>
    </div>
  )
}
