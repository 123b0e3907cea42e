import type { Minutes } from '@hubs/schema/meetings/minutes'
import { count } from '@hubs/rules/text/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { listed } from '#lib/page/capital.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useSendMinutes } from './minutes.queries.ts'
import { sendingsQuery } from './sendings.query.ts'
import { afterwards } from '#lib/query-client.ts'

type SendMinutesProps = {
  minutes: Minutes
  /** Saves what is typed; the version of it, or null where it could not be saved. */
  settled: () => Promise<number | null>
  /** Whether what is typed has yet to be saved. */
  unsaved: boolean
  mailed: boolean
  onStale: () => void
}

/** To everybody of the group by mail; asked first, since a mail can't be taken back. */
export function SendMinutes({ minutes, settled, unsaved, mailed, onStale }: SendMinutesProps) {
  const { meeting, sendings } = minutes
  const [asking, setAsking] = useState(false)
  const [keyOf] = useState(createIdempotencyKeys)
  const send = useSendMinutes(meeting.id)
  const say = useToast()
  const client = useQueryClient()
  if (meeting.status !== 'ended')
    return <p className="s quiet">You can email the minutes once the meeting has ended.</p>
  const [last] = sendings
  const again = last !== undefined
  const changed = again && (unsaved || (minutes.draft?.editedAt ?? '') > last.at)
  function ask() {
    // What is still being typed is in the email too: the question must know of it.
    void settled()
    setAsking(true)
  }
  async function confirm() {
    const expectedVersion = await settled()
    if (expectedVersion === null) return setAsking(false)
    const key = keyOf({ id: meeting.id, expectedVersion, sending: sendings.length })
    afterwards(
      send.mutateAsync({ key, expectedVersion }),
      ({ sendings }) => {
        const [sent] = sendings
        client.setQueryData(sendingsQuery(meeting.id).queryKey, { sendings })
        setAsking(false)
        say(`Minutes sent to ${count(sent?.people ?? 0, 'person', 'people')}${mailed ? '' : ', as a notification'}.`)
      },
      error => {
        setAsking(false)
        if (error instanceof ApiProblem && error.code === 'stale') onStale()
      },
    )
  }
  const verb = mailed ? 'Email' : 'Send'
  const what = changed ? 'the corrected minutes' : again ? 'the minutes again' : 'the minutes to the group'
  const action = `${verb} ${what}`
  return (
    <>
      <Button look={again ? (changed ? 'plain' : 'ghost') : 'main'} onPress={ask}>
        {action}
      </Button>
      <p className="s quiet">
        {again && !changed ? 'What you’ve written hasn’t changed since.' : `The email includes ${contents(minutes)}.`}
      </p>
      <ErrorNote error={send.error} />
      <Confirm
        open={asking}
        title={`${verb} the minutes${again ? ' again' : ''}?`}
        action={action}
        keep="Not yet"
        pending={send.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <Told {...{ minutes, mailed }} />
      </Confirm>
    </>
  )
}

/** What comes of it, before it is done. */
function Told({ minutes, mailed }: Pick<SendMinutesProps, 'minutes' | 'mailed'>) {
  return (
    <p>
      {mailed
        ? 'The minutes will be emailed to everyone in the group, whether or not they attended. '
        : 'Everyone in the group will get a notification, whether or not they attended. Emails aren’t being sent yet, so theirs will only be saved on the server. '}
      {minutes.sendings.length > 0 && 'The email will say that this replaces the earlier version. '}
      {`The email includes ${contents(minutes)}.`}
      {minutes.draft?.shown === false &&
        ' What you’ve written in your section is added to the minutes as it is now, so check that it’s finished.'}
    </p>
  )
}

/** What the email holds: a part of it that is empty is left out there, and here. */
function contents({ told, promises, draft, next }: Minutes): string {
  return listed([
    'attendance',
    ...(draft?.learned ? ['what you learned'] : []),
    ...(draft?.questions ? ['questions to follow up'] : []),
    ...(told.length > 0 ? ['the reports people share with the group'] : []),
    ...(promises.length > 0 ? ['the plans people share with the group'] : []),
    ...(next ? ['the next date'] : []),
  ])
}
