import CloudUpload from 'lucide-react/icons/cloud-upload'
import { Link, useLocation } from 'react-router-dom'
import { useWaiting } from '#lib/storage/outbox.ts'
import { paths } from '#shared/paths.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { kindOf } from './outbox-kinds.ts'

/** To somebody who is not signed in: something written here waits for that. Nothing of what it says is shown. */
export function UnsentNote({ isSignInPage = false }: { isSignInPage?: boolean }) {
  const { pathname, search, hash } = useLocation()
  const [first, ...more] = useWaiting('')
  if (!first) return null
  const one = more.length === 0
  const signIn = `Sign in to send ${one ? 'it' : 'them'}`
  return (
    <CalmNote icon={<CloudUpload className="icon" aria-hidden />}>
      <p>
        <strong>
          {one ? `Your ${kindOf(first.form)} is` : `${1 + more.length} things you wrote are`} waiting to be sent.
        </strong>{' '}
        {one ? 'It’s' : 'They’re'} saved on this device.{' '}
        {isSignInPage ? `${signIn}.` : <Link to={paths.signIn(pathname + search + hash)}>{signIn}</Link>}
      </p>
    </CalmNote>
  )
}
