import type { SearchAnswer, SearchHit, SearchKind } from '@hubs/schema/search'
import { count } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'

export const kindWords: Record<SearchKind, string> = {
  person: 'Colleagues',
  hub: 'Hubs',
  strategy: 'Strategies',
  reference: 'Sources',
  reply: 'Comments',
  plan: 'My plans',
  minutes: 'Minutes',
}

/** Said politely to screen readers when an answer is there. `commands`: how many things to do fit as well. */
export function foundWords({ groups }: SearchAnswer, commands: number): string {
  const total = commands + groups.reduce((sum, { items }) => sum + items.length, 0)
  if (total === 0) return 'Nothing found'
  const more = groups.some(({ next }) => next !== null) ? ', and there are more to show' : ''
  return `${capital(count(total, 'result'))} found${more}`
}

/** What stands under a hit’s title, beside the words that were found. */
export function besideWords(hit: SearchHit): string {
  if (hit.kind === 'strategy') return hit.stage === 'retired' ? 'Retired' : ''
  if (hit.kind === 'reference') return hit.checked ? '' : 'Not checked yet'
  if (hit.kind === 'reply') return hit.by
  if (hit.kind === 'minutes') return hit.hub
  if (hit.kind === 'hub') return hit.year ?? ''
  return ''
}
