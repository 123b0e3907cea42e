import { cslTypes } from '@hubs/schema/library/csl'
import { createReference, reference, updateReference, type Reference } from '@hubs/schema/library/references'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import type { FieldOf } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { blankReference, fieldFor, inWords, referenceOf, valuesOf, type ReferenceValues } from './reference-values.ts'
import { typeWords } from './reference-labels.ts'
import { useCreateReference, useUpdateReference } from './references.queries.ts'

type ReferenceFormProps = { standing?: Reference; onDone: (saved: Reference, changed: boolean) => void }

/** A source, by its fields. What the form does not show of a source that was imported stays as it is. */
export function ReferenceForm({ standing, onDone }: ReferenceFormProps) {
  const create = useCreateReference()
  const update = useUpdateReference(standing?.id ?? '')
  const { field, formProps, notes } = useRecordForm({
    draftKey: `reference-${standing?.id ?? 'new'}`,
    standing: standing ? valuesOf(standing) : blankReference,
    schema: updateReference.extend(createReference.shape),
    read: values => ({ ...referenceOf(values, standing?.csl), expectedVersion: values.expectedVersion }),
    onUnchanged: () => (standing ? onDone(standing, false) : undefined),
    fieldFor,
    save: async ({ expectedVersion, ...input }, idempotencyKey) => {
      const saved = standing
        ? await update.mutateAsync({ ...input, expectedVersion })
        : await create.mutateAsync({ input, idempotencyKey })
      onDone(saved, true)
      return standing ? valuesOf(saved) : blankReference
    },
    savedValuesIn: current => {
      const read = reference.safeParse(current)
      return read.success ? valuesOf(read.data) : null
    },
  })
  return (
    <Form label="The source" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <Fields field={field} />
      <FormFoot>
        <Submit waiting="Saving…">{standing ? 'Save' : 'Add source'}</Submit>
        {standing?.checked && (
          <p className="s quiet">If you change the details, the source will need checking again.</p>
        )}
      </FormFoot>
    </Form>
  )
}

function Fields({ field }: { field: FieldOf<ReferenceValues> }) {
  return (
    <>
      <Field kind="select" label="Type" {...field('type')}>
        {cslTypes.map(type => (
          <option key={type} value={type}>
            {typeWords[type]}
          </option>
        ))}
      </Field>
      <Field label="Title" {...field('title')} />
      <Field
        kind="long"
        rows={3}
        label="Authors (optional)"
        hint="One per line, surname first: “Wiliam, Dylan”. For an organisation, leave out the comma."
        {...field('authors')}
      />
      <FormPair>
        <Field label="Year (optional)" inputMode="numeric" {...field('year')} />
        <Field label="Journal, book or site (optional)" {...field('container')} />
      </FormPair>
      <FormPair>
        <Field label="Volume (optional)" {...field('volume')} />
        <Field label="Issue (optional)" {...field('issue')} />
      </FormPair>
      <FormPair>
        <Field label="Pages (optional)" {...field('page')} />
        <Field label="Publisher (optional)" {...field('publisher')} />
      </FormPair>
      <Field label="DOI (optional)" hint="Starts with 10. You can paste a full doi.org address." {...field('DOI')} />
      <Field label="Web address (optional)" inputMode="url" {...field('URL')} />
      <Field kind="long" rows={2} label="Note for colleagues (optional)" {...field('note')} />
    </>
  )
}
