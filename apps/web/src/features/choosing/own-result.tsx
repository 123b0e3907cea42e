import type { OwnAllocation } from '@hubs/schema/choosing/allocations'
import { Section } from '#ui/page/section.tsx'
import { ordinal } from '@hubs/rules/text/words'
import { choiceSentence, wishSentence } from './choice-labels.ts'
import { ProfileTable } from './allocation/profile-table.tsx'

/** The hub somebody was allocated, why, and how everyone did. */
export function OwnResult({ result }: { result: NonNullable<OwnAllocation['result']> }) {
  return (
    <Section title={`You’re in ${result.hubName}`} words={choiceSentence(result)}>
      {result.wishes.map(wish => (
        <div key={wish.choice} className="col tight">
          <h3>
            Why not your {ordinal(wish.choice)} choice, <bdi>{wish.hubName}</bdi>?
          </h3>
          <p>{wishSentence(wish)}</p>
        </div>
      ))}
      <ProfileTable title="How everyone did" profile={result.profile} />
    </Section>
  )
}
