import { zodResolver } from '@hookform/resolvers/zod'
import { showcaseDraft, updateShowcase, type ShowcaseDraft, type UpdateShowcase } from '@hubs/schema/library/showcase'
import type { Resolver } from 'react-hook-form'
import { fieldProblems } from '#lib/form-problem.ts'
import { nothingChanged } from '#lib/storage/nothing-changed.ts'
import { useRecordForm } from '#lib/storage/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/forms/check.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/status.tsx'
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
  const record = useRecordForm<UpdateShowcase, UpdateShowcase>({
    draftKey: `showcase-${draft.year}-${slug}`,
    standing: valuesOf(draft),
    resolver: zodResolver(updateShowcase) as unknown as Resolver<UpdateShowcase, unknown, UpdateShowcase>,
    save: async input => valuesOf(await write.mutateAsync(input)),
    standingIn: current => {
      const read = showcaseDraft.safeParse(current)
      return read.success ? valuesOf(read.data) : null
    },
    onSaved: () => say('Saved.'),
    onUnchanged: () => say(nothingChanged),
  })
  const { form, submit } = record
  const { errors, isSubmitting } = form.formState
  return (
    <Form label="Hub showcase" onSubmit={submit} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <RecordNotes {...record.notes(inWords)} />
      <p className="s quiet">
        Once you make this page public, anyone can read it. Until then, only the hub’s facilitators and coordinators
        can.
      </p>
      <Field
        kind="long"
        rows={10}
        label="Our year"
        hint="What did you set out to do? What did you find? What would you tell another school? Don’t include students’ names."
        error={errors.words?.message}
        {...form.register('words')}
      />
      <Field kind="long" rows={2} label="Thank you" error={errors.thanks?.message} {...form.register('thanks')} />
      <Check
        label="Make this page public"
        hint="It only includes stories and strategies that have been published."
        {...form.register('published')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : 'Save'}
        </Button>
      </FormFoot>
    </Form>
  )
}
