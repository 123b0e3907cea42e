import { useSuspenseQuery, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import Monitor from 'lucide-react/icons/monitor'
import Smartphone from 'lucide-react/icons/smartphone'
import { useState } from 'react'
import { type OwnSession, ownSession } from '@hubs/schema/accounts/accounts'
import { del, get } from '#lib/api-client.ts'
import { clockTime, inDays, shortDate } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useSignOutEverywhere } from '../accounts.queries.ts'
import './own-sessions.css'
import { z } from 'zod'
import { afterwards } from '#lib/query-client.ts'

const ownSessions = z.object({ items: z.array(ownSession) })

/** Where this person is signed in. */
function sessionsQuery() {
  return queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await get('/sessions', ownSessions, { signal })).items,
  })
}

function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => del(`/sessions/${encodeURIComponent(id)}`, z.null()),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}

/** Where one is signed in: end one, or all of them. */
export function OwnSessions({ timeZone, onSignedOut }: { timeZone: string; onSignedOut: () => void }) {
  const { data } = useSuspenseQuery(sessionsQuery())
  const end = useEndSession()
  const say = useToast()
  const now = useNow()
  const endOne = (session: OwnSession) =>
    afterwards(end.mutateAsync(session.id), () => say(`Signed out of ${session.device}.`))
  return (
    <>
      <ErrorNote error={end.error} />
      <ul className="own-sessions plain">
        {data.map(session => (
          <li key={session.id}>
            {/iPhone|iPad|Android/.test(session.device) ? (
              <Smartphone className="icon" aria-hidden />
            ) : (
              <Monitor className="icon" aria-hidden />
            )}
            <div className="own-sessions-words">
              <strong>{session.device}</strong>
              <span className="s quiet num">{whenUsed(session, timeZone, now)}</span>
            </div>
            {session.current ? (
              <Chip>This device</Chip>
            ) : (
              <Button
                isPending={end.isPending && end.variables === session.id}
                onPress={() => endOne(session)}
                aria-label={`Sign out of ${session.device}, ${whenUsed(session, timeZone, now)}`}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Everywhere count={data.length} onSignedOut={onSignedOut} />
    </>
  )
}

/** "last used today at 16:42", "signed in yesterday". */
function whenUsed({ lastSeenAt }: OwnSession, timeZone: string, now: number): string {
  const days = inDays(lastSeenAt, timeZone, now)
  const day = days === 'today' || days === 'yesterday' ? days : shortDate(lastSeenAt, timeZone)
  return `last used ${day} at ${clockTime(lastSeenAt, timeZone)}`
}

/** Signs out on every device, this one included. */
function Everywhere({ count, onSignedOut }: { count: number; onSignedOut: () => void }) {
  const [asking, setAsking] = useState(false)
  const everywhere = useSignOutEverywhere()
  return (
    <>
      <div className="row">
        <Button onPress={() => setAsking(true)}>Sign out everywhere</Button>
      </div>
      <Confirm
        open={asking}
        title="Sign out everywhere?"
        action={everywhere.isPending ? 'Signing out…' : 'Sign out everywhere'}
        keep="Stay signed in"
        pending={everywhere.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => afterwards(everywhere.mutateAsync(), onSignedOut)}
      >
        <p>
          {count > 1
            ? `You’ll be signed out of all ${count} devices straight away, including this one.`
            : 'You’ll be signed out of this device.'}{' '}
          Anything you haven’t saved will be lost.
        </p>
        <ErrorNote error={everywhere.error} />
      </Confirm>
    </>
  )
}
