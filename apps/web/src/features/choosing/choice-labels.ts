import { count, inWords, ordinal } from '@hubs/rules/text/words'
import type { Allocation, AllocationRule, OwnAllocation } from '@hubs/schema/choosing/allocations'

export const ruleNames: Record<AllocationRule, { name: string; hint: string }> = {
  generous: {
    name: 'Generous',
    hint: 'As few people as possible get a hub they didn’t rank, then their last choice, and so on up.',
  },
  'least-dissatisfaction': {
    name: 'Least dissatisfaction',
    hint: 'As few points as possible: the best for everyone together.',
  },
  'most-firsts': {
    name: 'Most first choices',
    hint: 'As many first choices as possible, even where a few people get a hub they didn’t rank.',
  },
}

/** What dissatisfaction is counted in. */
export function pointsSentence({ costs, unlisted }: Pick<Allocation, 'costs' | 'unlisted'>): string {
  const ranks = costs.flatMap((cost, at) => (cost > 0 ? [`${inWords(cost)} for a ${ordinal(at + 1)} choice`] : []))
  return `Dissatisfaction is in points: ${ranks.join(', ')}, and ${inWords(unlisted)} for a hub that isn’t in someone’s ranking. Someone who ranked none adds no points.`
}

/** "dissatisfaction up two points", "no change in dissatisfaction". */
export function costWords(cost: number): string {
  if (cost === 0) return 'no change in dissatisfaction'
  return `dissatisfaction ${cost > 0 ? 'up' : 'down'} ${count(Math.abs(cost), 'point')}`
}

type Result = NonNullable<OwnAllocation['result']>

const changedWords: Record<NonNullable<Result['changed']>, string> = {
  'by-hand': 'Your coordinator has changed your hub since hubs were published.',
  reallocation:
    'Your hub has changed since hubs were published, because colleagues joined, left or changed their ranking.',
  swap: 'You changed hub in a swap.',
}

/** Which of their choices somebody got. */
export function choiceSentence({ choice, any, stayed, byHand, changed }: Result): string {
  const placed = changed ? ` ${changedWords[changed]}` : byHand ? ' Your coordinator gave you this place.' : ''
  if (any) return `You said that any hub would do.${placed}`
  if (choice === null)
    return `You didn’t rank the hubs, so you ${stayed ? 'stayed where you were' : 'have a place that was left'}.${placed}`
  if (choice === 0) return `It isn’t one of the hubs you ranked.${placed}`
  return `It’s your ${ordinal(choice)} choice.${placed}`
}

const people = (n: number) => (n === 1 ? 'one colleague' : `${n} colleagues`)

/** Why not a higher choice: never anyone else’s name or choice. */
export function wishSentence({ because, moved, worse, hubName }: Result['wishes'][number]): string {
  switch (because) {
    case 'draw':
      return `A place in ${hubName} for you would have been just as good for everyone together, but someone else would have missed theirs. The draw decided.`
    case 'bonus':
      return `You and a colleague had an equal claim to a place in ${hubName}. It went to someone who missed their first choice last year.`
    case 'cost':
      return `To give you a place in ${hubName}, ${people(moved)} would have had to change hub, and ${people(worse)} would have had a lower choice.`
    case 'rules':
      return `A place in ${hubName} wasn’t possible with this year’s rules for group sizes, working days and who is where.`
  }
}
