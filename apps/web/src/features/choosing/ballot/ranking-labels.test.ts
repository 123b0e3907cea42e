import { expect, test } from 'vitest'
import { rankingLabels } from './ranking-labels.ts'

type Ranking = Parameters<typeof rankingLabels>[0]

const lead = ({ ranks = [], inAHub = true, open = true }: { ranks?: string[]; inAHub?: boolean; open?: boolean }) => {
  const membership = inAHub ? { hubName: 'Questioning' } : null
  const ranking: Ranking = {
    ballot: { open, sentence: 'Choices have closed.', ranks, any: false },
    own: { published: false, result: null },
    choice: open ? 'open' : 'closed',
    me: { staffKind: 'teaching', membership },
  }
  return rankingLabels(ranking).lead
}

test('who is in a hub and has ranked none reads that they stay there', () => {
  const stays = /You’ll stay there if you don’t rank any\./
  expect(lead({})).toMatch(/^You’re in Questioning\. You’ll stay there/)
  expect(lead({ ranks: ['feedback'] })).not.toMatch(stays)
  expect(lead({ inAHub: false })).not.toMatch(stays)
  expect(lead({ open: false })).not.toMatch(stays)
})
