import type { WaitingHub } from '@hubs/schema/membership/waiting'
import { useRef } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import type { Choice, HubName } from './use-choice.tsx'
import { useWaiting } from './waiting.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type WaitingActionProps = {
  hub: HubName
  list: WaitingHub | undefined
  choice: Choice
  timeZone: string
}

/** "You’re next on the waiting list.", or until when a place is kept. */
export function standing(list: WaitingHub | undefined, timeZone: string): string {
  if (list?.offeredUntil)
    return `There’s a place for you. It’s kept until ${shortDateTime(list.offeredUntil, timeZone)}.`
  if (list?.position) {
    const place = list.position === 1 ? 'next' : `number ${list.position}`
    return `You’re ${place} on the waiting list. If there’s a place, you’ll be asked: nothing changes until you take it.`
  }
  if (!list || list.waiting === 0) return 'Full. No one is on the waiting list yet.'
  return `Full. ${list.waiting === 1 ? 'One person is' : `${list.waiting} people are`} on the waiting list.`
}

/** A full hub: one’s place on its waiting list, and what there is to do about it. */
export function WaitingAction({ hub, list, choice, timeZone }: WaitingActionProps) {
  const waiting = useWaiting()
  const say = useToast()
  const words = useRef<HTMLSpanElement>(null)
  const change = (join: boolean) =>
    afterwards(waiting.mutateAsync({ slug: hub.slug, join }), () => {
      say(
        join
          ? `You’re on the waiting list for ${hub.name}. You’ll get a notification if there’s a place.`
          : `You’ve left the waiting list for ${hub.name}.`,
      )
      // The button does the opposite now: pressed once too often, it would undo it.
      words.current?.focus()
    })
  const listed = list?.position != null
  const failed = waiting.error
    ? sentenceOf(waiting.error)
    : choice.failure?.slug === hub.slug
      ? choice.failure.sentence
      : ''
  return (
    <>
      <span ref={words} tabIndex={-1} className={list?.offeredUntil ? '' : 'quiet'} role="status">
        {standing(list, timeZone)}
      </span>
      {list?.offeredUntil && (
        <Button
          look="main"
          isPending={choice.busy === hub.slug}
          onPress={() => choice.choose(hub)}
          aria-label={`Take the place in ${hub.name}`}
        >
          Take the place
        </Button>
      )}
      <Button
        look={listed ? 'ghost' : 'plain'}
        isPending={waiting.isPending}
        onPress={() => change(!listed)}
        aria-label={`${listed ? 'Leave' : 'Join'} the waiting list for ${hub.name}`}
      >
        {listed ? 'Leave the waiting list' : 'Join the waiting list'}
      </Button>
      <span role="alert">{failed && <span className="choice-failed">{failed}</span>}</span>
    </>
  )
}
