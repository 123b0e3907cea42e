import { isolated } from '@hubs/rules/text/isolated'
import { MOST_HALF_TERMS, updateHalfTerms, type HalfTerm, type Programme } from '@hubs/schema/programmes/programmes'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useEffect, useState } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useSaveHalfTerms } from './programme-edit.queries.ts'
import { afterwards } from '#lib/query-client.ts'

const asItIs = ({ id, startsOn, endsOn }: HalfTerm) => ({ id, startsOn, endsOn })

type Values = { name: string; startsOn: string; endsOn: string }

/** One more half term: a school may have five of them, or seven. */
export function AddHalfTerm({ programme }: { programme: Programme }) {
  const [open, setOpen] = useState(false)
  const full = programme.halfTerms.length >= MOST_HALF_TERMS
  if (!open || full)
    return (
      <div className="row">
        <Button isDisabled={full} onPress={() => setOpen(true)}>
          <CalendarPlus className="icon" aria-hidden />
          Add a half term
        </Button>
        {full && <span className="s quiet">A year can have up to {MOST_HALF_TERMS} half terms.</span>}
      </div>
    )
  return <AddForm programme={programme} onDone={() => setOpen(false)} />
}

const nothing: Values = { name: '', startsOn: '', endsOn: '' }

function AddForm({ programme, onDone }: { programme: Programme; onDone: () => void }) {
  const save = useSaveHalfTerms()
  const say = useToast()
  const at = programme.halfTerms.length
  const { form, field, formProps } = useZodForm({
    schema: updateHalfTerms.shape.halfTerms.element,
    defaultValues: nothing,
    send: added =>
      save.mutateAsync({
        halfTerms: [...programme.halfTerms.map(asItIs), { ...added, name: added.name ?? '' }],
        expectedVersion: programme.version,
      }),
    // The server says it of the list that was sent, in which this one is the last.
    fieldFor: Object.fromEntries(
      (['name', 'startsOn', 'endsOn'] as const).map(name => [`halfTerms.${at}.${name}`, name]),
    ),
    onSent: () => {
      say('Half term added. Each group has a meeting in it.')
      onDone()
    },
  })
  const { setFocus } = form
  useEffect(() => setFocus('name'), [setFocus])
  return (
    <Form label="Add a half term" {...formProps}>
      <Field label="Name" hint="For example, Summer 3" autoComplete="off" {...field('name')} />
      <FormPair>
        <FormDateField kind="date" label="First day" control={form.control} name="startsOn" />
        <FormDateField kind="date" label="Last day" control={form.control} name="endsOn" />
      </FormPair>
      <p className="s quiet">Every group gets a meeting in it, on a day that suits your usual meeting.</p>
      <FormFoot>
        <Submit waiting="Adding…">Add half term</Submit>
        <Button look="ghost" onPress={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

/** Takes a half term out of the year, and says first what becomes of its meetings. */
export function RemoveHalfTerm({ programme, halfTerm }: { programme: Programme; halfTerm: HalfTerm }) {
  const [asking, setAsking] = useState(false)
  const save = useSaveHalfTerms()
  const say = useToast()
  const remove = () =>
    afterwards(
      save.mutateAsync({
        halfTerms: programme.halfTerms.filter(({ id }) => id !== halfTerm.id).map(asItIs),
        expectedVersion: programme.version,
      }),
      () => {
        setAsking(false)
        say(`${isolated(halfTerm.name)} removed.`)
      },
    )
  if (programme.halfTerms.length === 1) return null
  return (
    <>
      <Button look="ghost" onPress={() => setAsking(true)} aria-label={`Remove ${isolated(halfTerm.name)}`}>
        Remove
      </Button>
      <Confirm
        open={asking}
        danger
        title={`Remove ${isolated(halfTerm.name)}?`}
        action={save.isPending ? 'Removing…' : 'Remove half term'}
        keep="Keep it"
        pending={save.isPending}
        onClose={() => setAsking(false)}
        onConfirm={remove}
      >
        <p>
          Its meetings will be cancelled, and everyone in their groups will get a notification. What’s been written for
          them can still be read. Meetings of groups with no one in them yet will be removed.
        </p>
        <ErrorNote error={save.error} />
      </Confirm>
    </>
  )
}
