import { pulseItems, type GivePulse, type Pulse, type PulseItem } from '@hubs/schema/meetings/pulse'
import { sentenceOf } from '#lib/api-client.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { pulseWords } from './pulse-labels.ts'
import { useGivePulse } from './minutes.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type Draft = Partial<Record<PulseItem, number>> & { line: string }

const choices = ['1', '2', '3', '4', '5'].map(mark => ({ value: mark, label: mark }))
const SCALE = '1 is not at all. 5 is very much.'

function complete(draft: Draft): GivePulse | null {
  const { useful, heard, nextStep, line } = draft
  return useful && heard && nextStep ? { useful, heard, nextStep, line } : null
}

/** "Send: 4 for all three", or what each says. */
function sendWords({ useful, heard, nextStep }: GivePulse): string {
  return useful === heard && heard === nextStep
    ? `Send: ${useful} for all three`
    : `Send: ${useful}, ${heard} and ${nextStep}`
}

/** Two taps: the first answers all three items, the second sends. In between each can be altered. */
export function PulseForm({ pulse }: { pulse: Pulse }) {
  const name = `pulse/${pulse.meetingId}`
  const { value: draft, type: change, accepted, elsewhere } = useTyped<Draft>(name, { line: '' })
  const give = useGivePulse(pulse.meetingId)
  const answer = complete(draft)
  const all = (mark: number) => change({ ...draft, useful: mark, heard: mark, nextStep: mark })
  return (
    <Form
      label="How was this meeting?"
      problem={give.error ? sentenceOf(give.error) : undefined}
      onSubmit={event => {
        event.preventDefault()
        if (answer && !give.isPending) afterwards(give.mutateAsync(answer), () => accepted())
      }}
    >
      <ElsewhereNote elsewhere={elsewhere} />
      {answer ? (
        pulseItems.map(item => (
          <Marks
            key={item}
            name={item}
            label={pulseWords[item].said}
            hint={item === 'useful' ? SCALE : undefined}
            chosen={answer[item]}
            onMark={mark => change({ ...draft, [item]: mark })}
          />
        ))
      ) : (
        <Marks
          name="all"
          label="The meeting was useful, I felt heard and I know my next step."
          hint={`${SCALE} One tap fills in all three. You can then change each one, and send them.`}
          onMark={all}
        />
      )}
      {answer && (
        <>
          <Field
            label="Comment (optional)"
            hint="Facilitators can read this once 5 people have answered, in random order. Don’t include names."
            maxLength={200}
            value={draft.line}
            onChange={event => change({ ...draft, line: event.target.value })}
          />
          <FormFoot>
            <Button type="submit" look="main" big isPending={give.isPending}>
              {sendWords(answer)}
            </Button>
          </FormFoot>
        </>
      )}
    </Form>
  )
}

type MarksProps = {
  name: string
  label: string
  hint?: string | undefined
  chosen?: number
  onMark: (mark: number) => void
}

function Marks({ name, label, hint, chosen, onMark }: MarksProps) {
  return (
    <div className="pulse-marks">
      <ChoiceField
        kind="one"
        {...{ name, label, hint, choices }}
        chosen={chosen === undefined ? '' : String(chosen)}
        onChange={event => onMark(Number(event.target.value))}
      />
    </div>
  )
}
