import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useNotThisYear } from './membership.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** Support staff say "not this year" once, or take it back; either way nobody asks why. */
export function NotThisYear({ said }: { said: boolean }) {
  const change = useNotThisYear()
  const say = useToast()
  const set = (not: boolean, done: string, undo?: () => void) =>
    afterwards(
      change.mutateAsync(not),
      () => say(done, undo),
      error => say(sentenceOf(error)),
    )
  if (said)
    return (
      <Button isPending={change.isPending} onPress={() => set(false, 'Undone. You’re welcome in any hub.')}>
        Undo “not this year”
      </Button>
    )
  return (
    <Button
      isPending={change.isPending}
      onPress={() =>
        set(true, 'Thank you. Noted: not this year.', () => set(false, 'Undone. You’re welcome in any hub.'))
      }
    >
      Not this year
    </Button>
  )
}
