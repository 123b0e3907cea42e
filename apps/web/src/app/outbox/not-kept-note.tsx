import CloudOff from 'lucide-react/icons/cloud-off'
import { useIsUnkept } from '#lib/drafts/unkept.ts'
import './not-kept-note.css'

/** Over every page, wherever one is in it: what is typed is only here, and what to do. */
export function NotKeptNote() {
  const isUnkept = useIsUnkept()
  return (
    <div className="not-kept no-print" role="alert">
      {isUnkept && (
        <p>
          <CloudOff className="icon" aria-hidden />
          <span>
            <strong>Not saved on this device: its storage is full or blocked.</strong> You can still send what you
            typed. Until you do, keep this tab open. Saving will start again when there’s space.
          </span>
        </p>
      )}
    </div>
  )
}
