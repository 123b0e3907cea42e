import type { PublicationContent, PublicPublication } from '@hubs/schema/library/publications'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { iso } from '../../time/clock.ts'
import type { PublicationContext, Trial } from './publications.repo.ts'

/** What anybody reads of it. Its owner's name only where they want it there. */
export function toPublic({ row, hubName, ownerName }: PublicationContext): PublicPublication {
  const { id, hubSlug, title, content, named, publishedAt } = row
  const by = named ? ownerName : null
  return { id, hubSlug, hubName, title, content, by, publishedAt: iso(publishedAt ?? 0) }
}

export function storyContent({ plan, report, strategy }: Trial, story: string): PublicationContent {
  const { technique, howOften } = plan
  return { kind: 'trial', technique, strategy, howOften, didIt: report.didIt, decision: report.decision, story }
}

type Words = Pick<
  StrategyDetail,
  'code' | 'what' | 'looksLike' | 'commonFailing' | 'techniques' | 'strength' | 'strengthWhy' | 'strand' | 'strandNote'
> & { references: readonly Pick<StrategyDetail['references'][number], 'text' | 'doi' | 'checked'>[] }

/** A strategy as it stands now. The world learns that a source was checked and how, not by whom. */
export function strategyContent(strategy: Words): PublicationContent {
  const { code, what, looksLike, commonFailing, techniques, strength, strengthWhy, strand, strandNote } = strategy
  const words = { code, what, looksLike, commonFailing, techniques, strength, strengthWhy, strandNote }
  return {
    kind: 'strategy',
    ...words,
    strand: strand && { name: strand.name, months: strand.months, asOf: strand.asOf, url: strand.url },
    references: strategy.references.map(({ text, doi, checked }) => ({
      text,
      doi,
      checked: checked && { ...checked, by: null },
    })),
  }
}
