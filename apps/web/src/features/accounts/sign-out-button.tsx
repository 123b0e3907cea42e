import LogOut from 'lucide-react/icons/log-out'
import { useState } from 'react'
import { NoConnection, sentenceOf } from '#lib/api-client.ts'
import { countUnsent } from '#lib/device.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useEmptyDevice, useSignOut } from './accounts.queries.ts'

const things = (count: number) => (count === 1 ? 'One thing' : `${count} things`)

/** Signs out, and asks first where something has not reached the server: it would be gone. */
export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const signOut = useSignOut()
  const empty = useEmptyDevice()
  const [unsent, setUnsent] = useState(0)
  const go = () => signOut.mutate(undefined, { onSuccess: onSignedOut })
  async function press() {
    const count = await countUnsent()
    setUnsent(count)
    if (count === 0) go()
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
            There is no connection, so the server can’t end this sign-in now. On a computer that others use, empty this
            device; then sign out once more when the connection is back.
          </ProblemNote>
          <div className="row">
            <Button
              look="danger"
              onPress={() => {
                empty()
                onSignedOut()
              }}
            >
              Empty this device
            </Button>
          </div>
        </div>
      )}
      <Confirm
        open={unsent > 0}
        title={`${things(unsent)} you did here ${unsent === 1 ? 'is' : 'are'} not sent yet`}
        action="Sign out and drop it"
        keep="Stay signed in"
        danger
        onClose={() => setUnsent(0)}
        onConfirm={() => {
          setUnsent(0)
          go()
        }}
      >
        <p>
          It is kept on this device alone, and goes out by itself as soon as there is a connection. Whoever signs out
          before that leaves nothing behind here, so it would be gone.
        </p>
      </Confirm>
    </>
  )
}
