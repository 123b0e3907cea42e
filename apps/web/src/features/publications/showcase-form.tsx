import { showcaseDraft, updateShowcase, type ShowcaseDraft, type UpdateShowcase } from '@hubs/schema/library/showcase'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useWriteShowcase } from './publications.queries.ts'

const valuesOf = ({ words, thanks, publishedAt, version }: ShowcaseDraft): UpdateShowcase => ({
  words,
  thanks,
  published: publishedAt !== null,
  expectedVersion: version,
})

const inWords = ({ words, thanks, published }: UpdateShowcase) => [
  { label: 'Our year', now: words },
  { label: 'Thank you', now: thanks },
  { label: 'The page', now: published ? 'public' : 'not public yet' },
]

/** What a hub says of its year, and whether the world may read it. */
export function ShowcaseForm({ draft }: { draft: ShowcaseDraft }) {
  const { slug } = draft.hub
  const write = useWriteShowcase(slug)
  const say = useToast()
  const { field, formProps, notes } = useRecordForm({
    draftKey: `showcase-${draft.year}-${slug}`,
    standing: valuesOf(draft),
    schema: updateShowcase,
    save: async input => valuesOf(await write.mutateAsync(input)),
    savedValuesIn: current => {
      const read = showcaseDraft.safeParse(current)
      return read.success ? valuesOf(read.data) : null
    },
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
  return (
    <Form label="Hub showcase" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <Field
        kind="long"
        rows={10}
        label="Our year (optional)"
        hint="What did you set out to do? What did you find? What would you tell another school? Don’t include students’ names."
        {...field('words')}
      />
      <Field kind="long" rows={2} label="Thank you (optional)" {...field('thanks')} />
      <Check
        label="Make this page public"
        hint="It only includes stories and strategies that have been published."
        {...field('published')}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}
