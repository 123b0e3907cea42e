import { nameApart } from '@hubs/rules/text/told-apart'
import type { Attendance } from '@hubs/schema/meetings/live'
import type { MeetingDetail, MeetingPerson } from '@hubs/schema/meetings/meetings'
import type { CorrectRegister } from '@hubs/schema/meetings/register'
import { useState, type FormEvent } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { clockTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { DateField } from '#ui/dates/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot, FormPair } from '#ui/forms/form.tsx'
import { useCorrectRegister } from '../../meetings.changes.ts'
import { afterwards } from '#lib/query-client.ts'

type Values = { attendance: Attendance; arrivedAt: string; leftAt: string; reason: string }

const words = { present: 'Present', apologies: 'Sent apologies', absent: 'Absent', unknown: 'Not marked' } as const

type CorrectLineProps = {
  meeting: MeetingDetail
  person: MeetingPerson
  timeZone: string
  onClose: () => void
  onSaved: () => void
}

/** What is chosen for a line, kept as a draft until the server has it. */
function useLine({ meeting, person, timeZone, onSaved }: CorrectLineProps) {
  const key = `register/${meeting.id}/${person.id}`
  const clock = (at: string | null) => (at === null ? '' : clockTime(at, timeZone))
  const standing = {
    attendance: person.attendance,
    arrivedAt: clock(person.arrivedAt),
    leftAt: clock(person.leftAt),
    reason: '',
  }
  const { value: values, type, accepted, elsewhere } = useTyped<Values>(key, standing)
  const correct = useCorrectRegister(meeting.id)
  const change = (some: Partial<Values>) => type({ ...values, ...some })
  function send() {
    afterwards(correct.mutateAsync({ personId: person.id, ...asked(values), expectedVersion: person.changes }), () => {
      accepted()
      onSaved()
    })
  }
  const problem = correct.error instanceof ApiProblem ? correct.error.problem : null
  const fields = problem?.fields ?? {}
  const whole = correct.error && Object.keys(fields).length === 0 ? sentenceOf(correct.error) : undefined
  return {
    values,
    change,
    send,
    fields,
    whole,
    stale: problem?.code === 'stale',
    pending: correct.isPending,
    elsewhere,
  }
}

/** One line of the register put right: how, from when to when, and after the meeting also why. */
export function CorrectLine(props: CorrectLineProps) {
  const { meeting, person, onClose } = props
  const over = meeting.status === 'ended'
  const { values, change, send, fields, whole, stale, pending, elsewhere } = useLine(props)
  const [unsaid, setUnsaid] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    const missing = over && values.reason.trim() === ''
    setUnsaid(missing)
    if (!missing) send()
  }
  return (
    <Dialog open title={nameApart(person)} onClose={onClose}>
      <Form label={`Attendance: ${nameApart(person)}`} problem={whole} elsewhere={elsewhere} onSubmit={submit}>
        {stale && (
          <p>
            Someone has changed this to {words[person.attendance].toLowerCase()}. Your choice is below. Select Save to
            use it instead.
          </p>
        )}
        <ChoiceField
          kind="one"
          name="attendance"
          label="Attendance"
          choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
          chosen={values.attendance}
          onChange={event => change({ attendance: event.target.value as Attendance })}
        />
        {values.attendance === 'present' && over && <Minutes {...{ values, change, fields }} />}
        {over && (
          <Field
            label="Reason for the change"
            hint={`${nameApart(person)}, the facilitators and the coordinator can see this. Don’t include anything about health.`}
            maxLength={200}
            value={values.reason}
            error={unsaid ? 'Enter a reason.' : fields.reason}
            onChange={event => change({ reason: event.target.value })}
          />
        )}
        <FormFoot>
          <Button type="submit" look="main" isPending={pending}>
            Save
          </Button>
          <Button look="ghost" onPress={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

function Minutes({ values, change, fields }: Pick<ReturnType<typeof useLine>, 'values' | 'change' | 'fields'>) {
  return (
    <FormPair>
      <DateField
        kind="time"
        label="Arrived at"
        hint="Leave empty if they were there from the start."
        value={values.arrivedAt}
        error={fields.arrivedAt}
        onChange={arrivedAt => change({ arrivedAt })}
      />
      <DateField
        kind="time"
        label="Left at"
        hint="Leave empty if they stayed to the end."
        value={values.leftAt}
        error={fields.leftAt}
        onChange={leftAt => change({ leftAt })}
      />
    </FormPair>
  )
}

function asked({ attendance, arrivedAt, leftAt, reason }: Values): Omit<CorrectRegister, 'expectedVersion'> {
  return {
    attendance,
    ...(attendance === 'present' && { arrivedAt: arrivedAt || null, leftAt: leftAt || null }),
    ...(reason.trim() && { reason: reason.trim() }),
  }
}
