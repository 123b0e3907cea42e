import LogOut from 'lucide-react/icons/log-out'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSignOut } from './accounts.queries.ts'

export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const signOut = useSignOut()
  return (
    <>
      <Button isPending={signOut.isPending} onPress={() => signOut.mutate(undefined, { onSuccess: onSignedOut })}>
        <LogOut className="icon" aria-hidden />
        {signOut.isPending ? 'Signing out…' : 'Sign out'}
      </Button>
      {signOut.error && <ProblemNote>{sentenceOf(signOut.error)}</ProblemNote>}
    </>
  )
}
