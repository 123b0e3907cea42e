import { foldText } from '@hubs/rules/search/fold'
import type { ChoiceRow } from '@hubs/schema/membership/membership'

/** `hub:<slug>` shows one hub. */
export type Show = 'all' | 'teachers-without' | 'not-ranked' | 'support-invited' | 'not-this-year' | `hub:${string}`

const shows = [
  { value: 'all', name: 'Everyone' },
  { value: 'teachers-without', name: 'Teachers without a hub' },
  { value: 'not-ranked', name: 'Teachers who haven’t ranked' },
  { value: 'support-invited', name: 'Support staff not in a hub' },
  { value: 'not-this-year', name: 'Said “not this year”' },
] as const

/** What can be shown: rankings only where hubs are ranked. */
export const showsFor = (ranked: boolean) => shows.filter(({ value }) => ranked || value !== 'not-ranked')

/** What an address asks to be shown; everyone where it asks for nothing, or for a hub that it names wrongly. */
export function showOf(asked: string | null, hubSlugs: readonly string[]): Show {
  const known = [...shows.map(({ value }) => value), ...hubSlugs.map(slug => `hub:${slug}` as const)]
  return known.find(value => value === asked) ?? 'all'
}

function isShown(row: ChoiceRow, show: Show): boolean {
  if (show === 'all') return true
  if (show === 'teachers-without') return row.staffKind === 'teaching' && row.hubSlug === null
  if (show === 'not-ranked') return row.staffKind === 'teaching' && row.rankedAt === null && row.hubSlug === null
  if (show === 'support-invited') return row.staffKind === 'support' && row.hubSlug === null && !row.notThisYear
  if (show === 'not-this-year') return row.notThisYear
  return row.hubSlug === show.slice('hub:'.length)
}

/** Those asked for whose name or department has the words in it. */
export function filterChoices(rows: readonly ChoiceRow[], show: Show, words: string): ChoiceRow[] {
  const wanted = foldText(words)
  return rows.filter(
    row => isShown(row, show) && (wanted === '' || foldText(`${row.name} ${row.department}`).includes(wanted)),
  )
}

/** Where a row stands, in words. */
export function choiceStatus({ hubName, staffKind, notThisYear, rankedAt }: ChoiceRow): string {
  if (hubName) return hubName
  if (rankedAt) return 'Ranked the hubs'
  if (notThisYear) return 'Not this year'
  return staffKind === 'teaching' ? 'Not chosen yet' : 'Not opted in'
}
