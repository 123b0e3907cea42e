import { audiences, updateHub, type Audience, type HubDetail } from '@hubs/schema/hubs'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { nothingChanged, useRecordForm } from '#lib/storage/record-form.ts'
import { Check } from '#ui/forms/check.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ListEditor } from '#ui/forms/list-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/status.tsx'
import { hubIn, useChangeHub } from './hub-editor.queries.ts'

type EditedOutcome = { id?: string | undefined; statement: string; audiences: Audience[]; howWeWillKnow: string }
type Values = {
  name: string
  question: string
  summary: string
  observation: boolean
  scenario: string
  outcomes: EditedOutcome[]
  expectedVersion: number
}

const OUTCOMES_MOST = 10
const audienceWords = {
  students: 'Students',
  parents: 'Parents',
  staff: 'Staff',
  community: 'Wider community',
} as const
const audienceChoices = audiences.map(value => ({ value, label: audienceWords[value] }))

function valuesOf({ name, question, summary, observation, scenario, outcomes, version }: HubDetail): Values {
  return {
    name,
    question,
    summary,
    observation,
    scenario,
    outcomes: outcomes.map(({ id, statement, audiences, howWeWillKnow }) => ({
      id,
      statement,
      audiences,
      howWeWillKnow,
    })),
    expectedVersion: version,
  }
}

function inWords({ name, question, summary, observation, scenario, outcomes }: Values) {
  return [
    { label: 'Name', now: name },
    { label: 'Guiding question', now: question },
    { label: 'Summary', now: summary },
    { label: 'Observations', now: observation ? 'Members can observe each other' : 'No observations' },
    { label: 'Scenario', now: scenario },
    {
      label: 'Outcomes',
      now: outcomes
        .map(each => `${each.statement} For ${each.audiences.join(', ') || 'no one yet'}. ${each.howWeWillKnow}`)
        .join('\n'),
    },
  ]
}

/** What a hub is about: its question before its title, and what it works toward. */
export function HubEditor({ hub }: { hub: HubDetail }) {
  const change = useChangeHub(hub.slug)
  const say = useToast()
  const { field, at, value, put, formProps, notes } = useRecordForm({
    draftKey: `hub-${hub.id}`,
    standing: valuesOf(hub),
    schema: updateHub,
    save: async input => valuesOf(await change.mutateAsync(input)),
    standingIn: current => {
      const now = hubIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. It’s on the hub’s page and the public page now.'),
    onUnchanged: () => say(nothingChanged),
  })
  return (
    <Form label={`About ${hub.name}`} {...formProps} problem={formProps.problem ?? at('outcomes')}>
      <RecordNotes {...notes(inWords)} />
      <Readers />
      <Field
        kind="long"
        rows={2}
        label="Guiding question"
        hint="People choose their hub by this question. Start with “How”."
        {...field('question')}
      />
      <Field label="Name" {...field('name')} />
      <Field kind="long" label="Summary" hint="What the hub is about, in a few sentences." {...field('summary')} />
      <Observations {...field('observation')} />
      <Outcomes value={value('outcomes')} at={at} onChange={outcomes => put('outcomes', outcomes)} />
      <Scenario {...field('scenario')} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}

function Readers() {
  return (
    <p className="s quiet">
      Anyone can read this on the public page, except the situation that members rate themselves on.
    </p>
  )
}

/** A hub may leave them out: some schools have dropped them and kept the meetings. */
function Observations(control: UseFormRegisterReturn) {
  return (
    <Check
      label="Members can observe each other"
      hint="The person being observed chooses the focus. Never graded or reported."
      {...control}
    />
  )
}

/** What members rate themselves on beside the outcomes. */
function Scenario(control: UseFormRegisterReturn & { error: string | undefined }) {
  return (
    <Field
      kind="long"
      label="Scenario"
      hint="A situation from school. Three times a year, members rate how confident they are about what they’d do. Leave this empty to skip it. If you change it mid-year, ratings can’t be compared with the start of the year."
      {...control}
    />
  )
}

type At = (name: string) => string | undefined
type OutcomesProps = { value: EditedOutcome[]; at: At; onChange: (outcomes: EditedOutcome[]) => void }

function Outcomes({ value, at, onChange }: OutcomesProps) {
  return (
    <div className="col">
      <h3>Intended outcomes</h3>
      <p className="quiet">
        Outcomes other people would notice. Say who each one is for and how you’ll know. Outcomes you remove stay in
        this year’s progress, marked as no longer an outcome.
      </p>
      <ListEditor
        label="Outcomes"
        noun="outcome"
        value={value}
        onChange={onChange}
        blank={(): EditedOutcome => ({ statement: '', audiences: [], howWeWillKnow: '' })}
        most={OUTCOMES_MOST}
      >
        {(outcome, index, set) => <OutcomeFields outcome={outcome} index={index} at={at} set={set} />}
      </ListEditor>
    </div>
  )
}

type OutcomeFieldsProps = {
  outcome: EditedOutcome
  index: number
  at: At
  set: (next: EditedOutcome) => void
}

function OutcomeFields({ outcome, index, at, set }: OutcomeFieldsProps) {
  const name = `outcomes.${index}`
  return (
    <>
      <Field
        kind="long"
        rows={2}
        label={`Outcome ${index + 1}`}
        name={`${name}.statement`}
        value={outcome.statement}
        error={at(`${name}.statement`)}
        onChange={event => set({ ...outcome, statement: event.target.value })}
      />
      <ChoiceField
        kind="some"
        label={
          <>
            Who is it for?<span className="hidden-text">, outcome {index + 1}</span>
          </>
        }
        name={`${name}.audiences`}
        choices={audienceChoices}
        chosen={outcome.audiences}
        error={at(`${name}.audiences`)}
        onChange={({ target }) =>
          set({
            ...outcome,
            audiences: audiences.filter(each =>
              each === target.value ? target.checked : outcome.audiences.includes(each),
            ),
          })
        }
      />
      <Field
        kind="long"
        rows={2}
        label={
          <>
            How will you know?<span className="hidden-text">, outcome {index + 1}</span>
          </>
        }
        name={`${name}.howWeWillKnow`}
        value={outcome.howWeWillKnow}
        error={at(`${name}.howWeWillKnow`)}
        onChange={event => set({ ...outcome, howWeWillKnow: event.target.value })}
      />
    </>
  )
}
