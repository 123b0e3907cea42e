import { count } from '@hubs/rules/text/words'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import type { Part } from './agenda-values.ts'

type AgendaAdviceProps = { advice: MeetingDetail['advice']; parts: readonly Part[]; put: (parts: Part[]) => void }

/** What the last meetings have needed: one tap plans it so. Gone once it is planned so. */
export function AgendaAdvice({ advice, parts, put }: AgendaAdviceProps) {
  const say = useToast()
  const open = advice.filter(({ segmentId, minutes }) =>
    parts.some(part => part.id === segmentId && part.minutes !== minutes),
  )
  if (open.length === 0) return null
  const take = (segmentId: string, minutes: number) => {
    const title = parts.find(({ id }) => id === segmentId)?.title ?? ''
    put(parts.map(part => (part.id === segmentId ? { ...part, minutes } : part)))
    say(`${title}: ${count(minutes, 'minute')}. Not saved yet.`, () => put([...parts]))
  }
  return (
    <CalmNote>
      {open.map(({ segmentId, sentence, minutes }) => (
        <div key={segmentId} className="row wrap">
          <p>{sentence}</p>
          <Button onPress={() => take(segmentId, minutes)}>Plan {count(minutes, 'minute')}</Button>
        </div>
      ))}
    </CalmNote>
  )
}
