import { isolated } from '@hubs/rules/text/isolated'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useInvite } from './staff.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type InviteAgainProps = { person: { id: string; name: string }; isFirst: boolean }

/** In a list, for somebody who has not accepted their invitation. */
export function InviteAgain({ person: { id, name }, isFirst }: InviteAgainProps) {
  const invite = useInvite()
  const say = useToast()
  const action = isFirst ? 'Send invitation' : 'Resend invitation'
  const said = isFirst
    ? `Invitation sent to ${isolated(name)}.`
    : `New invitation sent to ${isolated(name)}. The earlier one no longer works.`
  return (
    <>
      <Button
        isPending={invite.isPending}
        onPress={() => afterwards(invite.mutateAsync(id), () => say(said))}
        aria-label={`${action} to ${isolated(name)}`}
      >
        {action}
      </Button>
      <ErrorNote error={invite.error} />
    </>
  )
}
