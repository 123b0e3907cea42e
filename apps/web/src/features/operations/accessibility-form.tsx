import { accessibilityToBegin } from '@hubs/rules/accessibility'
import {
  accessibilityStatement,
  updateAccessibility,
  type AccessibilityStatement,
  type UpdateAccessibility,
  STATEMENT_MOST,
} from '@hubs/schema/accessibility'
import { NOTHING_CHANGED, useRecordForm } from '#lib/drafts/record-form.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { MarkdownEditor } from '#ui/fields/markdown-editor.tsx'
import { RecordNotes } from '#ui/forms/record-notes.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useWriteAccessibility } from './operations.queries.ts'

const valuesOf = ({ text, version }: AccessibilityStatement): UpdateAccessibility => ({
  text,
  expectedVersion: version,
})
const inWords = ({ text }: UpdateAccessibility) => [{ label: 'Statement', now: text }]

type AccessibilityFormProps = { statement: AccessibilityStatement; onDone: () => void }

function useStatement({ statement, onDone }: AccessibilityFormProps) {
  const write = useWriteAccessibility()
  const say = useToast()
  // The form closes either way; the toast says whether anything was changed.
  const end = (word: string) => {
    say(word)
    onDone()
  }
  return useRecordForm({
    draftKey: 'accessibility',
    standing: valuesOf(statement),
    schema: updateAccessibility,
    save: async input => valuesOf(await write.mutateAsync(input)),
    savedValuesIn: current => {
      const read = accessibilityStatement.safeParse(current)
      return read.success ? valuesOf(read.data) : null
    },
    onSaved: () => end('Saved.'),
    onUnchanged: () => end(NOTHING_CHANGED),
  })
}

/** The school's accessibility statement, for those who look after it. */
export function AccessibilityForm({ statement, onDone }: AccessibilityFormProps) {
  const { at, value, put, formProps, notes, submit, forget } = useStatement({ statement, onDone })
  const set = (text: string) => put('text', text)
  return (
    <Form label="Accessibility statement" {...formProps}>
      <RecordNotes {...notes(inWords)} />
      <MarkdownEditor
        label="Statement"
        hint="Say what doesn’t work yet, and who to ask. Start a line with ### for a heading. Anyone can read this, without signing in."
        name="text"
        error={at('text')}
        value={value('text')}
        max={STATEMENT_MOST}
        rows={20}
        focusNow
        onChange={set}
        onSend={() => void submit()}
      />
      <FormFoot>
        <Submit waiting="Saving…">Save</Submit>
        <Button
          onPress={() => {
            forget()
            onDone()
          }}
        >
          Cancel
        </Button>
        <Button look="ghost" onPress={() => set(accessibilityToBegin(statement.school))}>
          Use the standard statement
        </Button>
      </FormFoot>
    </Form>
  )
}
