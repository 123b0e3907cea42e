import { isolated } from '@hubs/rules/text/isolated'
import { saveNextYear, type NextYear } from '@hubs/schema/programmes/next-year'
import { figure } from '@hubs/rules/text/words'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { shortDay } from '#lib/time/time.ts'
import type { FieldOf } from '#lib/zod-form.ts'
import { FormDateField } from '#ui/dates/date-field.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { nextYearIn, useSaveNextYear } from './next-year.queries.ts'
import type { NextYearValues } from './planned-lines.ts'
import { PlannedDaysOff } from './planned-days-off.tsx'
import { PlannedHalfTerms } from './planned-half-terms.tsx'
import './next-year.css'

type Values = NextYearValues

function valuesOf({ plan: { version, startsOn, daysOff, notRunning: _, ...plan }, hubs }: NextYear): Values {
  return {
    ...plan,
    startsOn: startsOn ?? '',
    daysOff: daysOff.map(days => ({ ...days, to: days.to ?? '' })),
    running: hubs.filter(({ running }) => running).map(({ slug }) => slug),
    expectedVersion: version,
  }
}

/** What the schema reads of the form: the hubs that don't run, and no day where none is set. */
const readFor =
  ({ hubs }: NextYear) =>
  ({ running, startsOn, daysOff, ...values }: Values) => ({
    ...values,
    daysOff: daysOff.map(({ to, ...days }) => (to === '' ? days : { ...days, to })),
    startsOn: startsOn === '' ? null : startsOn,
    notRunning: hubs.filter(({ slug }) => !running.includes(slug)).map(({ slug }) => slug),
  })

const ways = [
  {
    value: 'choose',
    label: 'Everyone chooses again',
    hint: 'Facilitators keep their hub, so that people can see who leads it.',
  },
  {
    value: 'stay',
    label: 'Everyone stays in their hub',
    hint: 'They can still change while hub choices are open. Groups work best when they stay together for two years.',
  },
]

const inWords = (next: NextYear) => (values: Values) => [
  { label: 'Name', now: values.name },
  { label: 'Starts on', now: values.startsOn && shortDay(values.startsOn) },
  {
    label: 'Half terms',
    now: values.halfTerms
      .map(({ name, startsOn, endsOn }) => `${isolated(name)}: ${shortDay(startsOn)} to ${shortDay(endsOn)}`)
      .join('\n'),
  },
  {
    label: 'Closures and INSET days',
    now: values.daysOff
      .map(({ from, to, name }) => `${isolated(name)}: ${shortDay(from)}${to === '' ? '' : ` to ${shortDay(to)}`}`)
      .join('\n'),
  },
  { label: 'People', now: ways.find(({ value }) => value === values.staying)?.label ?? '' },
  { label: 'Choosing again', now: namesOf(next, values.choosingAgain) },
  {
    label: 'Hubs',
    now: next.hubs
      .filter(({ slug }) => values.running.includes(slug))
      .map(({ name }) => name)
      .join(', '),
  },
]

const namesOf = ({ people }: NextYear, ids: readonly string[]) =>
  people
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ')

function useNextYearForm(next: NextYear) {
  const save = useSaveNextYear()
  const say = useToast()
  return useRecordForm({
    draftKey: 'next-year',
    standing: valuesOf(next),
    schema: saveNextYear,
    read: readFor(next),
    save: async input => valuesOf(await save.mutateAsync(input)),
    savedValuesIn: current => {
      const now = nextYearIn(current)
      return now && valuesOf(now)
    },
    onSaved: () => say('Saved. Nothing changes until the year starts.'),
    onUnchanged: 'send',
    fieldFor: { notRunning: 'running' },
  })
}

/** What a coordinator decides about the next year. Saving it changes nothing of this one. */
export function NextYearForm({ next }: { next: NextYear }) {
  const { form, field, formProps, notes } = useNextYearForm(next)
  const staying = form.watch('staying')
  return (
    <Form label="Next year" {...formProps}>
      <RecordNotes {...notes(inWords(next))} />
      <p className="s quiet">Only coordinators can see this until the year starts.</p>
      <div className="next-year-name">
        <Field label="Academic year" hint="For example, 2027-28" autoComplete="off" {...field('name')} />
      </div>
      <PlannedHalfTerms control={form.control} field={field} />
      <PlannedDaysOff form={form} field={field} />
      <ChoiceField
        kind="some"
        look="lines"
        label="Hubs that run"
        hint="Each keeps its name, guiding question and outcomes. You can change them, and open new hubs, once the year has started."
        choices={next.hubs.map(({ slug, name }) => ({ value: slug, label: name }))}
        {...field('running')}
      />
      <ChoiceField kind="one" look="lines" label="People" choices={ways} {...field('staying')} />
      {staying === 'stay' && <WhoChooses next={next} field={field} />}
      <div className="next-year-start">
        <FormDateField
          kind="date"
          label="Start automatically on (optional)"
          hint="A day in the summer holiday. Leave it empty to start the year yourself."
          control={form.control}
          name="startsOn"
        />
      </div>
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
        <span className="s quiet">Nothing changes for anyone until the year starts.</span>
      </FormFoot>
    </Form>
  )
}

/** So that fields do not all sound alike. */
const hidden = (name: string) => <span className="hidden-text">, {name}</span>

/** Those who don't want to stay, hub by hub. */
function WhoChooses({ next, field }: { next: NextYear; field: FieldOf<Values> }) {
  const hubs = next.hubs.map(hub => ({ hub, people: next.people.filter(({ hubSlug }) => hubSlug === hub.slug) }))
  const some = hubs.filter(({ people }) => people.length > 0)
  if (some.length === 0) return <p className="quiet">No one is in a hub this year, so everyone will choose.</p>
  return (
    <div className="col">
      <h3>Who chooses again?</h3>
      <p className="quiet">Tick anyone who wants another hub. Everyone else keeps their place.</p>
      {some.map(({ hub, people }) => (
        <details key={hub.slug} className="next-year-people" data-hub={hub.slug}>
          <summary>
            <bdi>{hub.name}</bdi> <span className="quiet num">{figure(people.length, 'person', 'people')}</span>
          </summary>
          <ChoiceField
            kind="some"
            look="pills"
            label={<>Choosing again{hidden(hub.name)}</>}
            choices={people.map(({ id, name, leads }) => ({
              value: id,
              label: leads ? `${isolated(name)} (facilitator)` : name,
            }))}
            {...field('choosingAgain')}
          />
        </details>
      ))}
    </div>
  )
}
