import { useState, type ReactNode } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { toHeading } from '#lib/page/use-page-title.ts'
import { movedWords } from '#shared/moved-words.ts'
import { Confirm } from '#ui/dialog.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useChooseHub, useLeaveHub } from './membership.queries.ts'

export type HubName = { slug: string; name: string }

export type Choice = {
  choose: (hub: HubName) => void
  leave: (hub: HubName) => void
  /** The hub that is being chosen or left just now. */
  busy: string | null
  /** Why the latest try did not work, beside its hub. */
  failure: { slug: string; sentence: string } | null
  /** Place it once on the screen. */
  dialog: ReactNode
}

/** Choosing at once with an undo; changing and leaving after one question, since a place given up may be gone. */
export function useChoice(mine: HubName | null): Choice {
  const choosing = useChooseHub()
  const leaving = useLeaveHub()
  const say = useToast()
  const [asked, setAsked] = useState<{ to: HubName | null } | null>(null)
  const [failure, setFailure] = useState<Choice['failure']>(null)

  /** Does it, says so, and offers the way back; a refusal stands beside the hub. */
  async function run(hub: HubName, act: () => Promise<unknown>, done: string, back: () => Promise<unknown>) {
    setFailure(null)
    let acted = false
    try {
      await act()
      acted = true
      say(done, () => {
        void back()
          .then(() => say('Undone.'))
          .catch(error => say(sentenceOf(error)))
          .finally(() => toHeading())
      })
    } catch (error) {
      setFailure({ slug: hub.slug, sentence: sentenceOf(error) })
    } finally {
      setAsked(null)
      toHeading(acted)
    }
  }

  const take = (hub: HubName) =>
    run(
      hub,
      () => choosing.mutateAsync(hub.slug),
      `You’re in ${hub.name}.`,
      () => (mine ? choosing.mutateAsync(mine.slug) : leaving.mutateAsync(hub.slug)),
    )
  const giveUp = (hub: HubName) =>
    run(
      hub,
      () => leaving.mutateAsync(hub.slug),
      `You’ve left ${hub.name}.`,
      () => choosing.mutateAsync(hub.slug),
    )

  const confirm = () => {
    if (asked?.to) void take(asked.to)
    else if (mine) void giveUp(mine)
  }
  const pending = choosing.isPending || leaving.isPending
  return {
    choose: hub => (mine ? setAsked({ to: hub }) : void take(hub)),
    leave: () => setAsked({ to: null }),
    busy: choosing.isPending ? choosing.variables : leaving.isPending ? leaving.variables : null,
    failure,
    dialog: mine && (
      <ChangeDialog mine={mine} asked={asked} pending={pending} onConfirm={confirm} onClose={() => setAsked(null)} />
    ),
  }
}

type ChangeDialogProps = {
  mine: HubName
  asked: { to: HubName | null } | null
  pending: boolean
  onConfirm: () => void
  onClose: () => void
}

function ChangeDialog({ mine, asked, ...rest }: ChangeDialogProps) {
  const to = asked?.to
  return (
    <Confirm
      {...rest}
      open={asked !== null}
      title={to ? `Change to ${to.name}?` : `Leave ${mine.name}?`}
      action={to ? `Change to ${to.name}` : `Leave ${mine.name}`}
      keep={`Stay in ${mine.name}`}
    >
      <p>
        Someone else can take your place in <bdi>{mine.name}</bdi> straight away. You can come back as long as there’s a
        place.
      </p>
      <p>{movedWords('you', to ? 'another hub' : 'none')}</p>
    </Confirm>
  )
}
