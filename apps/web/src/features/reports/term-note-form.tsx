import { termNote, termNoteSaved, type TermNote, type TermReport } from '@hubs/schema/reports/year-report'
import { useRecordForm } from '#lib/drafts/record-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useSaveTermNote } from './reports.queries.ts'

const valuesOf = ({ text, version }: TermReport['next']): TermNote => ({ text, expectedVersion: version })

/** What changes next, in the coordinator’s own words: the one thing of the page that somebody writes. */
export function TermNoteForm({ report }: { report: TermReport }) {
  const save = useSaveTermNote(report.term.number, report.programme.id)
  const say = useToast()
  const { field, formProps, notes } = useRecordForm({
    draftKey: `term-note ${report.programme.id} ${report.term.number}`,
    standing: valuesOf(report.next),
    schema: termNote,
    save: async change => valuesOf(await save.mutateAsync(change)),
    savedValuesIn: current => {
      const found = termNoteSaved.safeParse(current)
      return found.success ? valuesOf(found.data) : null
    },
    onSaved: () => say('Saved.'),
    onUnchanged: () => say('Nothing has changed.'),
  })
  return (
    <Section title="What changes next" id="term-note-title">
      <RecordNotes {...notes(({ text }) => [{ label: 'What changes next', now: text }])} />
      <Form labelledBy="term-note-title" {...formProps}>
        <Field
          kind="long"
          label="In a sentence or two"
          hint="Coordinators and leadership can see this, and anyone the report is given to. Don’t name anyone."
          {...field('text')}
        />
        <FormFoot>
          <Submit waiting="Saving…">Save</Submit>
        </FormFoot>
      </Form>
    </Section>
  )
}
