import type { Minutes } from '@hubs/schema/minutes'
import { count } from '@hubs/rules/words'
import { useState } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { createKeys } from '#lib/new-key.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSay } from '#ui/status.tsx'
import { useSendMinutes } from './record.queries.ts'

type SendMinutesProps = {
  minutes: Minutes
  /** Saves what is typed; the version of it, or null where it could not be saved. */
  settled: () => Promise<number | null>
  onStale: () => void
}

/** To everybody of the group by mail; asked first, since a mail can't be taken back. */
export function SendMinutes({ minutes, settled, onStale }: SendMinutesProps) {
  const { meeting, people, promises, sendings } = minutes
  const [asking, setAsking] = useState(false)
  const [keyOf] = useState(createKeys)
  const send = useSendMinutes(meeting.id)
  const say = useSay()
  if (meeting.status !== 'ended')
    return <p className="s quiet">You can email the minutes once the meeting has ended.</p>
  const again = sendings.length > 0
  async function confirm() {
    const expectedVersion = await settled()
    if (expectedVersion === null) return setAsking(false)
    send.mutate(
      { key: keyOf({ id: meeting.id, expectedVersion, sending: sendings.length }), expectedVersion },
      {
        onSuccess: () => say(`Minutes sent to ${count(people.length, 'person', 'people')}.`),
        onError: error => error instanceof ApiProblem && error.code === 'stale' && onStale(),
        onSettled: () => setAsking(false),
      },
    )
  }
  const action = again ? 'Email the corrected minutes' : 'Email the minutes to the hub'
  return (
    <>
      <Button look={again ? 'plain' : 'main'} onPress={() => setAsking(true)}>
        {action}
      </Button>
      {send.error && <ProblemNote>{sentenceOf(send.error)}</ProblemNote>}
      <Confirm
        open={asking}
        title={again ? 'Email the minutes again?' : 'Email the minutes?'}
        action={action}
        keep="Not yet"
        pending={send.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <p>
          The minutes will be emailed to {count(people.length, 'person', 'people')}: everyone in the group, whether or
          not they attended. {again && 'The email will say that this replaces the earlier version. '}
          {promises.length > 0
            ? 'It includes what you learned, questions to follow up, the plans people share with the group and the next date.'
            : 'It includes what you learned, questions to follow up and the next date.'}
        </p>
      </Confirm>
    </>
  )
}
