import { nameApart } from '@hubs/rules/text/told-apart'
import type { RunPerson } from '@hubs/schema/meetings/live'
import { useState, type FormEvent } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form } from '#ui/forms/form.tsx'

type ByHandProps = {
  people: readonly RunPerson[]
  /** Puts these together; it throws where that is refused. */
  save: (ids: string[]) => Promise<unknown>
  onDone: () => void
}

const fields = [
  { label: 'First person', none: 'Choose someone' },
  { label: 'Their partner', none: 'Choose someone' },
  { label: 'Third person, if you need one', none: 'No one' },
] as const

/** Two people, or three, whom the facilitator puts together. */
export function PartnersByHand({ people, save, onDone }: ByHandProps) {
  const [chosen, choose] = useState<readonly string[]>(['', '', ''])
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)
  const [asked, setAsked] = useState(false)
  const problemAt = (at: number): string | undefined => {
    const id = chosen[at] ?? ''
    if (id === '') return at < 2 ? 'Choose someone.' : undefined
    return chosen.indexOf(id) < at ? 'Choose someone different.' : undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (fields.some((_, at) => problemAt(at))) return
    setSending(true)
    setProblem(undefined)
    try {
      await save(chosen.filter(Boolean))
      onDone()
    } catch (error) {
      setProblem(sentenceOf(error))
      setSending(false)
    }
  }
  return (
    <Form label="Choose partners" problem={problem} onSubmit={submit}>
      {fields.map(({ label, none }, at) => (
        <Field
          key={label}
          kind="select"
          label={label}
          value={chosen[at]}
          error={asked ? problemAt(at) : undefined}
          onChange={event => choose(chosen.with(at, event.target.value))}
        >
          <option value="">{none}</option>
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {nameApart(person)}
            </option>
          ))}
        </Field>
      ))}
      <div className="row wrap">
        <Button type="submit" look="main" isPending={sending}>
          {sending ? 'Saving…' : 'Make them partners'}
        </Button>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </div>
    </Form>
  )
}
