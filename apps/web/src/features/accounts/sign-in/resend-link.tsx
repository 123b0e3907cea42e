import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useResendLink } from './magic-links.queries.ts'

/** In the place of a link that is spent: another one, in one tap, to the address that this one went to. */
export function ResendLink({ token, action }: { token: string; action: string }) {
  const resend = useResendLink()
  return (
    <>
      <div className="row">
        <Button look="main" isPending={resend.isPending} onPress={() => resend.mutate(token)}>
          {resend.isPending ? 'Sending…' : action}
        </Button>
      </div>
      <div role="status">
        {resend.isSuccess && (
          <CalmNote>
            <p>A new email is on its way to your school address.</p>
          </CalmNote>
        )}
      </div>
      <ErrorNote error={resend.error} />
    </>
  )
}
