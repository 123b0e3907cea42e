import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { useSay } from '#ui/status.tsx'
import { useNotThisYear } from './membership.queries.ts'

/** Support staff say "not this year" once, or take it back; either way nobody asks why. */
export function NotThisYear({ said }: { said: boolean }) {
  const change = useNotThisYear()
  const say = useSay()
  const set = (not: boolean, done: string, undo?: () => void) =>
    change.mutate(not, { onSuccess: () => say(done, undo), onError: error => say(sentenceOf(error)) })
  if (said)
    return (
      <Button isPending={change.isPending} onPress={() => set(false, 'You are invited again.')}>
        Take that back
      </Button>
    )
  return (
    <Button
      isPending={change.isPending}
      onPress={() => set(true, 'Noted: not this year.', () => set(false, 'You are invited again.'))}
    >
      Not this year
    </Button>
  )
}
