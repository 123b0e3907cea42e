import {
  judge,
  judgements,
  type Judgement,
  type OutcomePicture,
  type OutcomesPicture,
  type Progress,
} from '@hubs/schema/evaluation'
import { useState } from 'react'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { judgementWords } from './evaluation-labels.ts'
import { progressIn, useJudge } from './evaluation.queries.ts'

type JudgeDialogProps = {
  outcome: OutcomePicture
  halfTerms: OutcomesPicture['halfTerms']
  onClose: () => void
}

/** Where an outcome stands in a half term that has begun, and what tells so. */
export function JudgeDialog({ outcome, halfTerms, onClose }: JudgeDialogProps) {
  const begun = halfTerms.filter(halfTerm => halfTerm.begun)
  const [halfTermId, setHalfTermId] = useState(begun.at(-1)?.id ?? '')
  const standing = outcome.progress.find(each => each.halfTermId === halfTermId) ?? null
  return (
    <Dialog open title="Review progress" onClose={onClose}>
      <p className="quiet">{outcome.statement}</p>
      <Field
        kind="select"
        label="Half term"
        hint="Only half terms that have started"
        value={halfTermId}
        onChange={event => setHalfTermId(event.target.value)}
      >
        {begun.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Field>
      <JudgeForm key={halfTermId} {...{ outcome, halfTermId, standing, onClose }} />
    </Dialog>
  )
}

type Values = { judgement: Judgement | null; evidence: string; expectedVersion: number }

const valuesOf = (progress: Progress | null): Values => ({
  judgement: progress?.judgement ?? null,
  evidence: progress?.evidence ?? '',
  expectedVersion: progress?.version ?? 0,
})

const inWords = ({ judgement, evidence }: Values) => [
  { label: 'Progress so far', now: judgement === null ? '' : judgementWords[judgement].short },
  { label: 'Evidence', now: evidence },
]

const choices = judgements.map(value => ({
  value,
  label: judgementWords[value].short,
  hint: judgementWords[value].means,
}))

type JudgeFormProps = { outcome: OutcomePicture; halfTermId: string; standing: Progress | null; onClose: () => void }

function JudgeForm({ outcome, halfTermId, standing, onClose }: JudgeFormProps) {
  const send = useJudge(outcome.id, halfTermId)
  const say = useToast()
  const { field, formProps, notes } = useRecordForm({
    draftKey: `progress-${outcome.id}-${halfTermId}`,
    standing: valuesOf(standing),
    schema: judge,
    save: async input => valuesOf(await send.mutateAsync(input)),
    savedValuesIn: current => {
      const now = progressIn(current)
      return now && valuesOf(now)
    },
    onUnchanged: 'send',
    onSaved: () => {
      say('Saved. Any earlier review is kept in the history.')
      onClose()
    },
  })
  return (
    <Form label="Progress so far" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <ChoiceField kind="one" look="lines" label="Progress so far" choices={choices} {...field('judgement')} />
      <Field
        kind="long"
        rows={4}
        label="Evidence"
        hint="What you saw, counted or were told. Everyone at your school can read this, with your name. Don’t include other names."
        {...field('evidence')}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
        <Button look="ghost" onPress={onClose}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
