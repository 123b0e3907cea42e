import { audiences, type Audience, OUTCOMES_MOST } from '@hubs/schema/hubs'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ListEditor } from '#ui/fields/list-editor.tsx'

export type EditedOutcome = { id?: string | undefined; statement: string; audiences: Audience[]; howWeWillKnow: string }

const audienceWords = {
  students: 'Students',
  parents: 'Parents',
  staff: 'Staff',
  community: 'Wider community',
} as const
const audienceChoices = audiences.map(value => ({ value, label: audienceWords[value] }))

type At = (name: string) => string | undefined
type OutcomesProps = { words: string; value: EditedOutcome[]; at: At; onChange: (outcomes: EditedOutcome[]) => void }

/** What a hub works toward, each with who it is for and how one will know. */
export function Outcomes({ words, value, at, onChange }: OutcomesProps) {
  return (
    <div className="col">
      <h3>Intended outcomes</h3>
      <p className="quiet">{words}</p>
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
            How will you know? (optional)<span className="hidden-text">, outcome {index + 1}</span>
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
