import LogOut from 'lucide-react/icons/log-out'
import { useState } from 'react'
import { count } from '@hubs/rules/text/words'
import { NoConnection, sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { countUnsent } from '#lib/storage/device-storage.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useEmptyDevice, useSignOut } from '../accounts.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** How much has not reached the server. */
const unsentTitle = (n: number) =>
  n === 1 ? 'One change hasn’t been sent yet' : `${capital(count(n, 'change'))} haven’t been sent yet`
const unsentWords = (n: number) =>
  `${n === 1 ? 'It’s' : 'They’re'} saved on this device only, and will be sent when you’re back online. If you sign out now, ${n === 1 ? 'it’ll' : 'they’ll'} be lost.`

/** Signs out, and asks first where something has not reached the server: it would be gone. */
export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const signOut = useSignOut()
  const empty = useEmptyDevice()
  const [unsent, setUnsent] = useState(0)
  const go = () => afterwards(signOut.mutateAsync(), onSignedOut)
  async function press() {
    const waiting = await countUnsent()
    setUnsent(waiting)
    if (waiting === 0) go()
  }
  return (
    <>
      <Button isPending={signOut.isPending} onPress={() => void press()}>
        <LogOut className="icon" aria-hidden />
        {signOut.isPending ? 'Signing out…' : 'Sign out'}
      </Button>
      {signOut.error && !(signOut.error instanceof NoConnection) && (
        <ProblemNote>{sentenceOf(signOut.error)}</ProblemNote>
      )}
      {signOut.error instanceof NoConnection && (
        <div className="col">
          <ProblemNote>
            You’re offline, so you can’t sign out yet. On a shared computer, clear your data from it now, then sign out
            when you’re back online.
          </ProblemNote>
          <div className="row">
            <Button
              look="danger"
              onPress={() => {
                empty()
                onSignedOut()
              }}
            >
              Clear my data from this device
            </Button>
          </div>
        </div>
      )}
      <Confirm
        open={unsent > 0}
        title={unsentTitle(unsent)}
        action={`Sign out and discard ${count(unsent, 'change')}`}
        keep="Stay signed in"
        danger
        onClose={() => setUnsent(0)}
        onConfirm={() => {
          setUnsent(0)
          go()
        }}
      >
        <p>{unsentWords(unsent)}</p>
      </Confirm>
    </>
  )
}
