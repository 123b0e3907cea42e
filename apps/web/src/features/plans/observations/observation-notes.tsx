import { isolated } from '@hubs/rules/text/isolated'
import { writeObservationNotes, type Observation, NOTES_MOST } from '@hubs/schema/plans/observations'
import { useRef, useState } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useHandOver, useWriteNotes } from './observations.queries.ts'

const written = writeObservationNotes.pick({ notes: true })

/** What the observer writes down, and hands over. What is typed stays on the device until it is saved. */
export function ObservationNotes({ observation }: { observation: Observation }) {
  const { id, observed, notes, version } = observation
  const write = useWriteNotes(id)
  const give = useHandOver(id)
  const say = useToast()
  const [asking, setAsking] = useState(false)
  // One form with two ways out: a ref, as the form is sent before the state of a press is drawn.
  const handsOver = useRef(false)
  const { field, formProps } = useZodForm({
    schema: written,
    standing: { notes: notes ?? '' },
    draft: `observation-notes-${id}`,
    async send(_, __, typed) {
      // Notes that are saved already are handed over without being saved again.
      const same = typed.notes === (notes ?? '')
      const saved = same ? version : (await write.mutateAsync({ ...typed, expectedVersion: version })).version
      if (handsOver.current) await give.mutateAsync(saved)
    },
    emptied: (_, values) => values,
    onSent: () =>
      say(
        handsOver.current
          ? `Notes handed over to ${isolated(observed.name)}.`
          : 'Saved. Only you can see the notes until you hand them over.',
      ),
  })
  const handOver = async () => {
    handsOver.current = true
    await formProps.onSubmit()
    handsOver.current = false
    setAsking(false)
  }
  return (
    <Section title="Your notes" words={`Only what ${isolated(observed.name)} asked for. No grades, no judgements.`}>
      <Form label="Your notes" {...formProps}>
        <Field kind="long" rows={8} label="What you saw and heard" maxLength={NOTES_MOST} {...field('notes')} />
        <FormFoot>
          <Button look="main" onPress={() => setAsking(true)}>
            {`Hand over notes to ${isolated(observed.name)}`}
          </Button>
          <Submit waiting="Saving…" look="plain">
            Save for later
          </Submit>
          <span className="s quiet">Only you can see them until you hand them over.</span>
        </FormFoot>
      </Form>
      <Confirm
        open={asking}
        title={`Hand over the notes to ${isolated(observed.name)}?`}
        action="Hand over notes"
        keep="Not yet"
        pending={write.isPending || give.isPending}
        onConfirm={() => void handOver()}
        onClose={() => setAsking(false)}
      >
        <p>Only {isolated(observed.name)} will have them. Your copy will be deleted. You can’t undo this.</p>
      </Confirm>
    </Section>
  )
}
