import { count } from '@hubs/rules/text/words'
import {
  importReferences,
  referenceFormats,
  type ImportEntry,
  type ImportResult,
  type ReferenceFormat,
} from '@hubs/schema/library/references'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { formatWords, guessFormat } from './reference-labels.ts'
import { useImportReferences } from './references.queries.ts'
import './references.css'

const choices = referenceFormats.map(value => ({ value, label: formatWords[value] }))

const DRAFT_KEY = 'references-import'

/** What is pasted, and what would come of it. It is kept until all of it is in the list. */
function usePaste() {
  const bring = useImportReferences()
  const say = useToast()
  const [keyFor] = useState(createIdempotencyKeys)
  const draft = useTyped(DRAFT_KEY, '')
  const text = draft.value
  const [result, setResult] = useState<ImportResult | null>(null)
  const [problem, setProblem] = useState<string>()
  const send = async (format: ReferenceFormat, dryRun: boolean) => {
    const input = { format, text, dryRun }
    const read = importReferences.safeParse(input)
    setProblem(read.error?.issues[0]?.message)
    if (!read.success) return
    try {
      const answer = await bring.mutateAsync({ input, idempotencyKey: keyFor(input) })
      setResult(answer)
      if (answer.saved && answer.refused === 0) draft.accepted()
      if (answer.saved) say(`${capital(count(answer.added, 'source'))} added.`)
    } catch {
      setResult(null)
    }
  }
  const type = (next: string) => {
    draft.type(next)
    setResult(null)
    setProblem(undefined)
  }
  return { bring, text, type, result, problem, send, elsewhere: draft.elsewhere }
}

/** Sources from another program: seen first, then added. What can't be read says where and why, and stays in the box. */
export function ImportForm() {
  const { bring, text, type, result, problem, send, elsewhere } = usePaste()
  const [chosen, setChosen] = useState<ReferenceFormat | null>(null)
  const format = chosen ?? guessFormat(text) ?? 'bibtex'
  const refused = bring.error instanceof ApiProblem ? bring.error.problem.fields?.text : undefined
  return (
    <Form
      label="Import sources"
      elsewhere={elsewhere}
      problem={bring.error && !refused ? sentenceOf(bring.error) : undefined}
      onSubmit={event => {
        event.preventDefault()
        void send(format, true)
      }}
    >
      <div className="import-text">
        <Field
          kind="long"
          rows={10}
          label="Paste your sources here"
          hint="BibTeX, RIS or CSL-JSON from Zotero, Mendeley, EndNote or a library website. Links in it are not opened."
          value={text}
          error={problem ?? refused}
          spellCheck={false}
          onChange={event => type(event.target.value)}
        />
      </div>
      <ChoiceField
        kind="one"
        label="Format"
        name="format"
        choices={choices}
        chosen={format}
        onChange={event => setChosen(referenceFormats.find(each => each === event.target.value) ?? null)}
      />
      <FormFoot>
        <Button type="submit" look={result ? 'plain' : 'main'} isPending={bring.isPending}>
          Preview import
        </Button>
        {result && !result.saved && result.added > 0 && (
          <Button look="main" isPending={bring.isPending} onPress={() => void send(format, false)}>
            Add {count(result.added, 'source')}
          </Button>
        )}
      </FormFoot>
      {result && <Entries result={result} />}
    </Form>
  )
}

const outcomeWords: Record<ImportEntry['outcome'], [will: string, did: string]> = {
  added: ['Will be added', 'Added'],
  known: ['Already in your list', 'Was already in your list'],
  refused: ['Couldn’t be read', 'Left out'],
}

function Entries({ result }: { result: ImportResult }) {
  const { entries, added, known, refused, saved } = result
  return (
    <div className="col" role="status">
      <p>
        <strong>
          {added} {saved ? 'added' : 'to add'}, {known} already in your list, {refused} that couldn’t be read.
        </strong>
      </p>
      <ul className="import-entries plain">
        {entries.map(({ line, what, outcome, reason, id }) => (
          <li key={`${line} ${what}`} data-outcome={outcome}>
            <p>{id ? <Link to={paths.reference(id)}>{what}</Link> : what}</p>
            <p className="s quiet">
              Line {line}. {outcomeWords[outcome][saved ? 1 : 0]}
              {reason ? `: ${reason}` : '.'}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
