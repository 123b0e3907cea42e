import { updateHub, type HubColour, type HubDetail, type HubIcon } from '@hubs/schema/hubs'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { colourWords, HubLookFields, iconWords } from './hub-look-fields.tsx'
import { hubIn, useChangeHub } from './hub-editor.queries.ts'
import { Outcomes, type EditedOutcome } from './hub-outcomes.tsx'

type Values = {
  name: string
  question: string
  summary: string
  icon: HubIcon | null
  colour: HubColour | null
  observation: boolean
  scenario: string
  outcomes: EditedOutcome[]
  expectedVersion: number
}

/** A hub as its form has it. Outcomes keep their ids, so that one reworded is still the same outcome. */
function valuesOf({
  name,
  question,
  summary,
  icon,
  colour,
  observation,
  scenario,
  outcomes,
  version,
}: HubDetail): Values {
  return {
    name,
    question,
    summary,
    icon,
    colour,
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

/** Each field as it reads, for showing what somebody else has changed meanwhile. */
function inWords({ name, question, summary, icon, colour, observation, scenario, outcomes }: Values) {
  return [
    { label: 'Name', now: name },
    { label: 'Guiding question', now: question },
    { label: 'Summary', now: summary },
    { label: 'Icon', now: icon === null ? '' : iconWords[icon] },
    { label: 'Colour', now: colour === null ? '' : colourWords[colour] },
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

function useHubForm(hub: HubDetail) {
  const change = useChangeHub(hub.slug)
  const say = useToast()
  return useRecordForm({
    draftKey: `hub-${hub.id}`,
    standing: valuesOf(hub),
    schema: updateHub,
    save: async input => valuesOf(await change.mutateAsync(input)),
    savedValuesIn: current => {
      const now = hubIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. It’s on the hub’s page and the public page now.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
}

/** What a hub is about: its question before its title, and what it works toward. */
export function HubEditor({ hub }: { hub: HubDetail }) {
  const { form, field, at, value, put, formProps, notes } = useHubForm(hub)
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
      <Field
        kind="long"
        label="Summary (optional)"
        hint="What the hub is about, in a few sentences."
        {...field('summary')}
      />
      {/* The hubs that come with the programme have signs drawn for them. */}
      {hub.icon !== null && (
        <HubLookFields icon={form.register('icon')} colour={form.register('colour')} now={form.watch()} />
      )}
      <Observations {...field('observation')} />
      <Outcomes
        words="Outcomes other people would notice. Say who each one is for and how you’ll know. Outcomes you remove stay in this year’s progress, marked as no longer an outcome."
        value={value('outcomes')}
        at={at}
        onChange={outcomes => put('outcomes', outcomes)}
      />
      <Scenario {...field('scenario')} />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
      </FormFoot>
    </Form>
  )
}

/** Said at the top of the form, before anything is typed. */
function Readers() {
  return <p className="s quiet">Anyone can read this on the public page, except the scenario.</p>
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
      label="Scenario (optional)"
      hint="A situation from school. Three times a year, members rate how confident they are about what they’d do. If you change it mid-year, ratings can’t be compared with the start of the year."
      {...control}
    />
  )
}
