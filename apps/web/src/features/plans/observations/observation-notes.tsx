import { isolated } from '@hubs/rules/text/isolated'
import type { Observation } from '@hubs/schema/plans/observations'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { sentenceOf } from '#lib/api-client.ts'
import { useFormDraft } from '#lib/storage/tab-draft.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { useHandOver, useWriteNotes } from './observations.queries.ts'

const LONGEST = 4000

/** The notes as typed, kept on this tab until they are saved. */
function useNotes({ id, notes, version }: Observation) {
  const write = useWriteNotes(id)
  const form = useForm({ values: { notes: notes ?? '' }, resetOptions: { keepDirtyValues: true } })
  const { accepted, elsewhere } = useFormDraft(`observation-notes-${id}`, form)
  /** @returns the version that stands then */
  const keep = async () => {
    const typed = form.getValues('notes')
    const at =
      typed === (notes ?? '') ? version : (await write.mutateAsync({ notes: typed, expectedVersion: version })).version
    form.reset({ notes: typed })
    accepted()
    return at
  }
  return { write, form, elsewhere, keep }
}

/** What the observer writes down, and hands over. What is typed stays on the device until it is saved. */
export function ObservationNotes({ observation }: { observation: Observation }) {
  const { id, observed } = observation
  const { write, form, elsewhere, keep } = useNotes(observation)
  const give = useHandOver(id)
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const problem = write.error ?? give.error
  const save = form.handleSubmit(async () => {
    await keep().then(
      () => say('Saved. Only you can see the notes until you hand them over.'),
      () => undefined,
    )
  })
  const handOver = async () => {
    try {
      await give.mutateAsync(await keep())
      say(`Notes handed over to ${isolated(observed.name)}.`)
    } catch {
      // Said above the form; what is typed stays.
    }
    setAsking(false)
  }
  return (
    <Section title="Your notes" words={`Only what ${isolated(observed.name)} asked for. No grades, no judgements.`}>
      <Form
        elsewhere={elsewhere}
        label="Your notes"
        onSubmit={save}
        problem={problem ? sentenceOf(problem) : undefined}
      >
        <Field kind="long" rows={8} label="What you saw and heard" maxLength={LONGEST} {...form.register('notes')} />
        <FormFoot>
          <Button look="main" onPress={() => setAsking(true)}>
            Hand over notes to <bdi>{observed.name}</bdi>
          </Button>
          <Button type="submit" isPending={write.isPending}>
            {write.isPending ? 'Saving…' : 'Save for later'}
          </Button>
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
