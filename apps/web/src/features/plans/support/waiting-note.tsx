import { promiseSentence } from '@hubs/rules/plans/promise'
import { quoted } from '@hubs/rules/text/quoted'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import { Link } from 'react-router-dom'
import { type Posted, useWaiting } from '#lib/storage/outbox.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { keptHere } from '../plan-labels.ts'

type WaitingNoteProps = {
  /** Forms whose name begins so: `plan/`, `report/`. */
  form: 'plan/' | 'report/'
  /** Where what was refused can be put right. `about`: what follows in the form's name. */
  linkTo: (about: string) => string
}

const textOf = ({ body }: Posted): string => {
  const { technique, setting = '', cue = '', whatHappened = '' } = body as Partial<Record<string, string>>
  return technique ? promiseSentence({ technique, setting, cue }) : whatHappened
}

/** Whether a report on this plan was sent without the network, and has not arrived: nobody should write it again. */
export const useReportWaits = (planId: string) =>
  useWaiting(`report/${planId}`).some(({ refusal, why }) => !refusal && why !== undefined)

/** What was sent without the network: that it is kept, or what the server had against it. */
export function WaitingNote({ form, linkTo }: WaitingNoteProps) {
  const all = useWaiting(form)
  const what = form === 'plan/' ? 'plan' : 'report'
  return (
    <div className="col" role="status">
      {all.map(posted =>
        posted.refusal ? (
          <ProblemNote key={posted.key} title={`Your ${what} wasn’t saved.`}>
            <p>
              {posted.refusal.detail} <Link to={linkTo(posted.form.slice(form.length))}>Open it and correct it</Link>
            </p>
          </ProblemNote>
        ) : (
          // What is on its way does not wait yet.
          posted.why && (
            <CalmNote key={posted.key} icon={<CloudUpload className="icon" aria-hidden />}>
              <p>
                <strong>Your {what} is waiting to be sent.</strong> {keptHere(posted.why)}
              </p>
              {textOf(posted) && <p>{quoted(textOf(posted))}</p>}
            </CalmNote>
          )
        ),
      )}
    </div>
  )
}
