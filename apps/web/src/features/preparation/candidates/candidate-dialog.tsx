import type { Candidate } from '@hubs/schema/meetings/candidates'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { lazy } from 'react'
import { Boundary } from '#ui/page/boundary.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { usePropose, useUpdateCandidate } from './candidates.queries.ts'

const loadForm = () => import('./candidate-form.tsx').then(each => ({ default: each.CandidateForm }))
const CandidateForm = lazy(loadForm)

type CandidateDialogProps = {
  /** A new idea, one that is to be changed, or none. */
  open: Candidate | 'new' | null
  meeting: MeetingDetail
  onClose: () => void
}

/** Where an idea is written. */
export function CandidateDialog({ open, meeting, onClose }: CandidateDialogProps) {
  const propose = usePropose(meeting.id)
  const update = useUpdateCandidate(meeting.id)
  const shared = { people: meeting.people, onDone: onClose }
  return (
    <Dialog open={open !== null} title={open === 'new' ? 'Propose an idea' : 'Edit idea'} onClose={onClose}>
      <Boundary waiting="Loading the form…" code={loadForm}>
        {open === 'new' && (
          <CandidateForm
            {...shared}
            draftKey={`candidate-${meeting.id}`}
            hubSlug={meeting.hubSlug}
            action="Propose idea"
            send={input => propose.mutateAsync(input)}
          />
        )}
        {open !== null && open !== 'new' && (
          <CandidateForm
            {...shared}
            draftKey={`candidate-${open.id}`}
            start={open}
            action="Save"
            send={input => update.mutateAsync({ ...input, candidateId: open.id, expectedVersion: open.version })}
          />
        )}
      </Boundary>
    </Dialog>
  )
}
