import type { LucideIcon } from 'lucide-react/types'
import type { BackTo } from '#lib/page/way-back.ts'

/** One thing that waits for this person, and where it is done. */
export type Need = {
  id: string
  to: string
  title: string
  words: string
  Icon: LucideIcon
  /** What the page it opens is told: where it leads back to. */
  state?: BackTo
}
