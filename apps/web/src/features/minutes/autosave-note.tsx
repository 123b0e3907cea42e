import CloudOff from 'lucide-react/icons/cloud-off'
import CloudCheck from 'lucide-react/icons/cloud-check'
import { isUnkept } from '#lib/storage/unkept.ts'
import { waitWords, whereKept, type Why } from '#lib/storage/waits.ts'
import type { AutosaveState } from './autosave.ts'

type AutosaveNoteProps = { state: AutosaveState; why: Why | null }

const words: Record<Exclude<AutosaveState, 'waiting' | 'refused'>, string> = {
  saved: 'Saved',
  typing: 'Saving…',
  saving: 'Saving…',
}

function wordsOf({ state, why }: AutosaveNoteProps): string {
  if (state === 'refused') return isUnkept() ? whereKept() : 'Saved on this device only'
  if (state !== 'waiting') return words[state]
  const { because, will } = waitWords(why ?? 'offline')
  return `${because} ${whereKept()} It ${will}`
}

/** Where what is typed stands, in a few quiet words. */
export function AutosaveNote({ state, why }: AutosaveNoteProps) {
  const Icon = state === 'waiting' || state === 'refused' ? CloudOff : CloudCheck
  return (
    <p className="autosave-note s quiet no-print">
      <Icon className="icon" aria-hidden />
      <span role="status">{wordsOf({ state, why })}</span>
    </p>
  )
}
