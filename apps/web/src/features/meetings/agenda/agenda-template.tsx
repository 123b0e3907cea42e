import { PARTS_MOST } from '@hubs/schema/meetings/agenda'
import {
  agendaTemplate,
  updateTemplate,
  type AgendaTemplate,
  type UpdateTemplate,
} from '@hubs/schema/meetings/templates'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { AgendaPart } from './agenda-part.tsx'
import { blankPart, withoutBlanks, type Part } from './agenda-values.ts'
import './agenda-editor.css'

type Values = { name: string; parts: Part[]; checklist: string[]; shared: boolean; expectedVersion: number }

function valuesOf({ name, parts, checklist, shared, version }: AgendaTemplate): Values {
  return {
    name,
    parts: parts.map(part => ({ ...part, presenterId: null })),
    checklist,
    shared,
    expectedVersion: version,
  }
}

/** As it is sent: a template is for any group, so nobody leads a part yet. */
function toSend({ parts, checklist, ...values }: Values) {
  const bare = withoutBlanks(parts).map(({ presenterId: _, ...part }) => part)
  return { ...values, parts: bare, checklist: checklist.filter(line => line.trim() !== '') }
}

const inWords = ({ name, parts, checklist, shared }: Values) => [
  { label: 'Name', now: name },
  { label: 'Parts', now: parts.map(({ title, minutes }) => `${title}, ${minutes} min`).join('\n') },
  { label: 'Checklist', now: checklist.join('\n') },
  { label: 'Shared', now: shared ? 'with all facilitators' : 'no' },
]

/** "0:35": how far into the meeting a part begins. */
function offset(parts: readonly Part[], index: number): string {
  const before = parts.slice(0, index).reduce((sum, { minutes }) => sum + (minutes || 0), 0)
  return `${Math.floor(before / 60)}:${String(before % 60).padStart(2, '0')}`
}

type AgendaTemplateEditorProps = {
  template: AgendaTemplate
  save: (change: UpdateTemplate) => Promise<AgendaTemplate>
}

function useTemplateForm({ template, save }: AgendaTemplateEditorProps) {
  const say = useToast()
  return useRecordForm({
    draftKey: `template-${template.id}`,
    standing: valuesOf(template),
    schema: updateTemplate,
    read: toSend,
    save: async change => valuesOf(await save(change)),
    savedValuesIn: current => {
      const now = agendaTemplate.safeParse(current)
      return now.success ? valuesOf(now.data) : null
    },
    onSaved: () => say('Template saved.'),
    onUnchanged: () => say(NOTHING_CHANGED),
  })
}

/** An agenda to begin from: its name, its parts, what to see to, and who may use it. */
export function AgendaTemplateEditor(props: AgendaTemplateEditorProps) {
  const { field, at, value, put, formProps, notes } = useTemplateForm(props)
  const parts = value('parts')
  const total = parts.reduce((sum, { minutes }) => sum + (minutes || 0), 0)
  const lines = value('checklist')
  const linesProblem = at('checklist') ?? lines.map((_, index) => at(`checklist.${index}`)).find(Boolean)
  return (
    <Form label="Template" {...formProps} problem={formProps.problem ?? at('parts')}>
      <RecordNotes {...notes(inWords)} />
      <Field label="Name" {...field('name')} />
      <p className="num" role="status">
        <strong>
          {total} {total === 1 ? 'minute' : 'minutes'}
        </strong>{' '}
        in total. When you use it, the parts marked to keep their time do, and the others share the rest.
      </p>
      <div className="agenda-parts">
        <ListEditor
          label="Parts"
          noun="part"
          value={parts}
          onChange={next => put('parts', next)}
          blank={blankPart}
          most={PARTS_MOST}
        >
          {(part, index, set) => (
            <AgendaPart
              list="parts"
              {...{ part, index, at, set }}
              people={[]}
              starts={offset(parts, index)}
              warning={undefined}
            />
          )}
        </ListEditor>
      </div>
      <Field
        kind="long"
        rows={4}
        label="Preparation checklist"
        hint="One task per line. These are added to the meeting’s checklist when you use the template."
        name="checklist"
        value={lines.join('\n')}
        error={linesProblem}
        onChange={event => put('checklist', event.target.value === '' ? [] : event.target.value.split('\n'))}
      />
      <Check
        label="Share with all facilitators"
        hint="They can use it and copy it. Only you and a coordinator can edit it."
        {...field('shared')}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save the template</Submit>
        <span className="s quiet">This won’t change agendas already made from it.</span>
      </FormFoot>
    </Form>
  )
}
