import Check from 'lucide-react/icons/check'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import type { Choice, HubName } from './use-choice.tsx'

export type ChoiceActionProps = {
  hub: HubName & { mine: boolean; full: boolean }
  /** "Two places left", "Full. There are places in e-Learning." */
  words: string
  choice: Choice
  /** Whether this person may choose or change now. */
  allowed: boolean
  hasHub: boolean
  /** Support staff opt in and may leave; teachers choose and may change. */
  voluntary: boolean
}

/** The words about a hub's places and the one thing to do about it. */
export function ChoiceAction({ hub, words, choice, allowed, hasHub, voluntary }: ChoiceActionProps) {
  const failed = choice.failure?.slug === hub.slug ? choice.failure.sentence : null
  return (
    <>
      {hub.mine ? (
        <Chip>
          <Check className="icon" aria-hidden />
          Your hub
        </Chip>
      ) : (
        <span className="quiet">{words}</span>
      )}
      <OneButton hub={hub} choice={choice} allowed={allowed} hasHub={hasHub} voluntary={voluntary} />
      <span role="alert">{failed && <span className="choice-failed">{failed}</span>}</span>
    </>
  )
}

function OneButton({ hub, choice, allowed, hasHub, voluntary }: Omit<ChoiceActionProps, 'words'>) {
  if (!allowed) return null
  const pending = choice.busy === hub.slug
  if (hub.mine) {
    if (!voluntary) return null
    return (
      <Button look="ghost" isPending={pending} onPress={() => choice.leave(hub)} aria-label={`Leave ${hub.name}`}>
        Leave
      </Button>
    )
  }
  if (hub.full) return null
  const verb = hasHub ? 'Change hub' : voluntary ? 'Opt in' : 'Choose'
  const label = `${verb} ${hasHub || voluntary ? 'to ' : ''}${hub.name}`
  return (
    <Button
      look={hasHub ? 'plain' : 'main'}
      isPending={pending}
      isDisabled={choice.busy !== null && !pending}
      onPress={() => choice.choose(hub)}
      aria-label={label}
    >
      {verb}
    </Button>
  )
}
