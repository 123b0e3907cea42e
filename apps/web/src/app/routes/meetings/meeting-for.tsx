import { can, type Action } from '@hubs/rules/can'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { ReactNode } from 'react'
import { useParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { MeetingGate } from '#features/meetings/details/meeting-gate.tsx'
import { meetingThing } from '#features/meetings/meeting-thing.ts'

type MeetingForProps = {
  action: Action
  /** What somebody reads who may not do that. */
  mayNot: string
  children: (meeting: MeetingDetail) => ReactNode
}

/** The meeting of the address, for whoever may do this with it. */
export function MeetingFor({ action, mayNot, children }: MeetingForProps) {
  const { id = '' } = useParams()
  const me = useMe()
  return (
    <MeetingGate id={id} may={meeting => can(actorOf(me), action, meetingThing(me, meeting))} mayNot={mayNot}>
      {children}
    </MeetingGate>
  )
}
