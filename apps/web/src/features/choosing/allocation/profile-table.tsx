import { BarTable } from '#ui/figures/bar-table.tsx'
import { ordinal } from '@hubs/rules/text/words'

/** The names of a profile’s columns: each choice, then a hub that was not ranked, then no answer, as of those who were not asked. */
export function profileNames(length: number): string[] {
  return Array.from({ length }, (_, n) => {
    if (n === length - 1) return 'Stays, or didn’t rank'
    if (n === length - 2) return 'A hub they didn’t rank'
    return `${ordinal(n + 1)
      .charAt(0)
      .toUpperCase()}${ordinal(n + 1).slice(1)} choice`
  })
}

/** How many got each choice. */
export function ProfileTable({ title, profile }: { title: string; profile: readonly number[] }) {
  const names = profileNames(profile.length)
  return <BarTable title={title} rows={profile.map((count, n) => ({ label: names[n] ?? '', count }))} />
}
