import { nameApart } from '@hubs/rules/text/told-apart'
import { proposeCandidate, type Candidate, type ProposeCandidate } from '@hubs/schema/meetings/candidates'
import type { Technique } from '@hubs/schema/library/strategies'
import { useZodForm, type FieldOf, type ZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { LibraryStart } from './library-start.tsx'

type Presenter = { id: string; name: string; apart?: string | undefined }
type CandidateFormProps = {
  draftKey: string
  /** What it begins with: one that is to be changed, or one from the library. */
  start?: Partial<Candidate>
  people: readonly Presenter[]
  /** Where a new idea may begin from the library: whose. */
  hubSlug?: string
  action: string
  send: (input: ProposeCandidate) => Promise<unknown>
  onDone: () => void
}

const blank = { title: '', technique: '', why: '', failing: '', url: '', readMinutes: null, strategyCode: null }

function valuesOf(start: Partial<Candidate> | undefined): ProposeCandidate {
  const { title, technique, why, failing, url, readMinutes, strategyCode } = { ...blank, ...start }
  return { title, technique, why, failing, url, readMinutes, strategyCode, presenterId: start?.presenter?.id ?? null }
}

const numberOrNull = (text: string) => (text === '' ? null : Number(text))

/** An idea for the new learning. It asks for the reasons and the failing too: technique without them does not last. */
export function CandidateForm({ draftKey, start, people, hubSlug, action, send, onDone }: CandidateFormProps) {
  const { form, field, formProps } = useZodForm({
    schema: proposeCandidate,
    defaultValues: valuesOf(start),
    draft: draftKey,
    send,
    onSent: onDone,
  })
  return (
    <Form label="Idea" {...formProps}>
      <p className="s quiet">Everyone in your group can see this, with your name.</p>
      {hubSlug && <LibraryStart hubSlug={hubSlug} take={found => begin(form, found)} />}
      <Field label="Title" {...field('title')} />
      <Field
        kind="long"
        rows={2}
        label="What would you see?"
        hint="Something you could notice from the back of the room."
        {...field('technique')}
      />
      <Field kind="long" rows={2} label="Why does it work?" {...field('why')} />
      <Field
        kind="long"
        rows={2}
        label="What are the common pitfalls?"
        hint="So that no one has to find out the hard way."
        {...field('failing')}
      />
      <Around field={field} people={people} />
      <FormFoot>
        <Submit waiting="Sending…">{action}</Submit>
      </FormFoot>
    </Form>
  )
}

/** What the library knows goes into the form. */
function begin({ setValue }: ZodForm<ProposeCandidate>, found: Technique) {
  setValue('title', found.strategy.slice(0, 80))
  setValue('technique', found.technique)
  setValue('failing', found.commonFailing)
  setValue('strategyCode', found.strategyCode)
}

/** What goes with the idea: something to read, and somebody to present it. */
function Around({ field, people }: { field: FieldOf<ProposeCandidate>; people: readonly Presenter[] }) {
  return (
    <>
      <FormPair>
        <Field
          label="Pre-reading (optional)"
          hint="A web address. Leave this empty if there isn’t any."
          type="url"
          inputMode="url"
          {...field('url')}
        />
        <Field
          label="Reading time in minutes"
          hint="10 at most"
          inputMode="numeric"
          {...field('readMinutes', { setValueAs: value => numberOrNull(String(value ?? '')) })}
        />
      </FormPair>
      <Field
        kind="select"
        label="Who will present it?"
        hint="It doesn’t have to be the facilitator. Ask them first."
        {...field('presenterId', { setValueAs: value => value || null })}
      >
        <option value="">No one yet</option>
        {people.map(person => (
          <option key={person.id} value={person.id}>
            {nameApart(person)}
          </option>
        ))}
      </Field>
    </>
  )
}
