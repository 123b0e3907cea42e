import { offerStory, publication, type OfferStory, type Publication } from '@hubs/schema/library/publications'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useOffer } from './publications.queries.ts'

type StoryFormProps = {
  reportId: string
  /** What stands, if it was offered before. */
  standing: Publication | null
  /** What the owner told their colleagues: the story begins with it. */
  told: string
  technique: string
}

const inWords = ({ title, story, named }: OfferStory) => [
  { label: 'Title', now: title },
  { label: 'What happened', now: story },
  { label: 'Your name', now: named ? 'shown' : 'not shown' },
]

function valuesOf(
  standing: Publication | null,
  { told, technique }: Pick<StoryFormProps, 'told' | 'technique'>,
): OfferStory {
  if (standing?.content.kind !== 'trial') return { title: technique, story: told, named: false, expectedVersion: 0 }
  const { title, content, named, version } = standing
  return { title, story: content.story, named, expectedVersion: version }
}

/** What came of a plan, told to the world by whoever tried it. */
export function StoryForm({ reportId, standing, told, technique }: StoryFormProps) {
  const offer = useOffer({ kind: 'report', id: reportId })
  const say = useToast()
  const { field, formProps, notes } = useRecordForm({
    draftKey: `story-${reportId}`,
    standing: valuesOf(standing, { told, technique }),
    schema: offerStory,
    save: async input => valuesOf(await offer.mutateAsync(input), { told, technique }),
    savedValuesIn: current => {
      const read = publication.safeParse(current)
      return read.success ? valuesOf(read.data, { told, technique }) : null
    },
    onSaved: () => say('Thank you. A coordinator will read it before it’s published.'),
    onUnchanged: 'send',
  })
  return (
    <Form label="Share your story" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <Field label="Title" maxLength={120} {...field('title')} />
      <Field
        kind="long"
        rows={8}
        label="What happened"
        hint="Write for people who don’t know your school. Don’t name students or colleagues. What didn’t work is as useful as what did."
        {...field('story')}
      />
      <Check label="Include my name" hint="If not, the story only says which hub it’s from." {...field('named')} />
      <FormFoot>
        <Submit waiting="Sending…">{standing ? 'Submit this version' : 'I agree: submit for publishing'}</Submit>
        <p className="s quiet">If it’s published, anyone can read it. You can withdraw it at any time.</p>
      </FormFoot>
    </Form>
  )
}
