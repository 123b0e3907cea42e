import { cslTypes } from '@hubs/schema/library/csl'
import { createReference, reference, type Reference } from '@hubs/schema/library/references'
import { useState } from 'react'
import type { FieldErrors, Resolver, UseFormReturn } from 'react-hook-form'
import { fieldProblems } from '#lib/form-problem.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { blankReference, fieldFor, inWords, referenceOf, valuesOf, type ReferenceValues } from './reference-values.ts'
import { typeWords } from './reference-labels.ts'
import { useCreateReference, useUpdateReference } from './references.queries.ts'

type ReferenceFormProps = { standing?: Reference; onDone: (saved: Reference, changed: boolean) => void }

/** The schema's sentences, at the form's own fields. */
function resolverFor(standing: Reference | undefined): Resolver<ReferenceValues, unknown, ReferenceValues> {
  return values => {
    const read = createReference.safeParse(referenceOf(values, standing?.csl))
    if (read.success) return { values, errors: {} }
    const errors: FieldErrors<ReferenceValues> = {}
    for (const { path, message } of read.error.issues) {
      const at = path.join('.')
      const name = (fieldFor[at] ?? (at.startsWith('csl.author') ? 'authors' : at)) as keyof ReferenceValues
      errors[name] ??= { type: 'invalid', message }
    }
    return { values: {}, errors }
  }
}

/** A source, by its fields. What the form does not show of a source that was imported stays as it is. */
export function ReferenceForm({ standing, onDone }: ReferenceFormProps) {
  const create = useCreateReference()
  const update = useUpdateReference(standing?.id ?? '')
  const [keyFor] = useState(createIdempotencyKeys)
  const record = useRecordForm<ReferenceValues, ReferenceValues>({
    draftKey: `reference-${standing?.id ?? 'new'}`,
    standing: standing ? valuesOf(standing) : blankReference,
    resolver: resolverFor(standing),
    onUnchanged: () => (standing ? onDone(standing, false) : undefined),
    fieldFor,
    save: async values => {
      const input = referenceOf(values, standing?.csl)
      const saved = standing
        ? await update.mutateAsync({ ...input, expectedVersion: values.expectedVersion })
        : await create.mutateAsync({ input, idempotencyKey: keyFor(input) })
      onDone(saved, true)
      return standing ? valuesOf(saved) : blankReference
    },
    standingIn: current => {
      const read = reference.safeParse(current)
      return read.success ? valuesOf(read.data) : null
    },
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form label="The source" onSubmit={submit} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <RecordNotes {...record.notes(inWords)} />
      <Fields form={form} />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : standing ? 'Save' : 'Add source'}
        </Button>
        {standing?.checked && (
          <p className="s quiet">If you change the details, the source will need checking again.</p>
        )}
      </FormFoot>
    </Form>
  )
}

function Fields({ form }: { form: Pick<UseFormReturn<ReferenceValues>, 'register' | 'formState'> }) {
  const { errors } = form.formState
  const text = (name: Exclude<keyof ReferenceValues, 'expectedVersion'>) => ({
    error: errors[name]?.message,
    ...form.register(name),
  })
  return (
    <>
      <Field kind="select" label="Type" {...text('type')}>
        {cslTypes.map(type => (
          <option key={type} value={type}>
            {typeWords[type]}
          </option>
        ))}
      </Field>
      <Field label="Title" {...text('title')} />
      <Field
        kind="long"
        rows={3}
        label="Authors"
        hint="One per line, surname first: “Wiliam, Dylan”. For an organisation, leave out the comma."
        {...text('authors')}
      />
      <FormPair>
        <Field label="Year" inputMode="numeric" {...text('year')} />
        <Field label="Journal, book or site" {...text('container')} />
      </FormPair>
      <FormPair>
        <Field label="Volume" {...text('volume')} />
        <Field label="Issue" {...text('issue')} />
      </FormPair>
      <FormPair>
        <Field label="Pages" {...text('page')} />
        <Field label="Publisher" {...text('publisher')} />
      </FormPair>
      <Field label="DOI (optional)" hint="Starts with 10. You can paste a full doi.org address." {...text('DOI')} />
      <Field label="Web address (optional)" inputMode="url" {...text('URL')} />
      <Field kind="long" rows={2} label="Note for colleagues (optional)" {...text('note')} />
    </>
  )
}
