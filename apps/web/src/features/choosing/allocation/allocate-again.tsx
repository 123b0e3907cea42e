import { count } from '@hubs/rules/text/words'
import type { MovingPrice, Reallocation } from '@hubs/schema/choosing/moves'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { WideTable } from '#ui/wide-table.tsx'
import { clashIn, ClashNote } from './clash-note.tsx'
import { useAcceptReallocation, useReallocate } from '../moving/moving.queries.ts'
import { costWords } from '../choice-labels.ts'
import { choiceWords, toldWords } from '../moving/place-labels.ts'
import './allocation.css'
import '../moving/moving.css'
import { afterwards } from '#lib/query-client.ts'

const prices: { value: MovingPrice; label: string; hint: string }[] = [
  {
    value: 'only-if-needed',
    label: 'Only if they have to',
    hint: 'New colleagues get a place. No one else changes hub unless a group is too small or a rule is broken.',
  },
  {
    value: 'where-it-matters',
    label: 'Where it matters',
    hint: 'Someone also changes hub if it makes a real difference, such as from a hub they didn’t rank: at least five points of dissatisfaction less.',
  },
  {
    value: 'wherever-better',
    label: 'Wherever it’s better',
    hint: 'Anyone can change hub to get a higher choice, as long as it’s better for everyone together.',
  },
]

/** `ownId`: who accepts it. */
type AllocateAgainProps = { proposal: Reallocation | null; ownId: string; timeZone: string }

/** Joiners, leavers and changed rankings: a proposal to look at and accept. */
export function AllocateAgain({ proposal, ownId, timeZone }: AllocateAgainProps) {
  const [moving, setMoving] = useState<MovingPrice>('only-if-needed')
  const make = useReallocate()
  const clashing = clashIn(make.error)
  return (
    <Section
      title="Joiners, leavers and changed rankings"
      words="Places are worked out again from who is here now and what they rank now. Nothing changes until you accept."
    >
      <ChoiceField
        kind="one"
        look="lines"
        label="Who might change hub?"
        name="moving"
        choices={prices}
        chosen={moving}
        onChange={event => setMoving(event.target.value as MovingPrice)}
      />
      {make.error && !clashing && <ProblemNote>{sentenceOf(make.error)}</ProblemNote>}
      {clashing && <ClashNote {...clashing} />}
      <div className="row">
        <Button isPending={make.isPending} onPress={() => make.mutate(moving)}>
          {make.isPending ? 'Working it out…' : 'Propose places'}
        </Button>
      </div>
      {proposal && <Proposal proposal={proposal} ownId={ownId} timeZone={timeZone} />}
    </Section>
  )
}

/** "One person has joined and two have left since hubs were published." */
function sinceWords({ joined, left }: Reallocation): string {
  const parts = [
    joined > 0 && `${count(joined, 'person doesn’t', 'people don’t')} have a hub yet`,
    left > 0 && `${count(left, 'person has', 'people have')} left since hubs were published`,
  ].filter(part => part !== false)
  return parts.length === 0 ? 'Everyone who was there is still there.' : `${capital(parts.join(', and '))}.`
}

function Proposal({ proposal, ownId, timeZone }: AllocateAgainProps & { proposal: Reallocation }) {
  const accept = useAcceptReallocation()
  const say = useToast()
  const { moves, hubs, cost, acceptedAt, current, createdAt } = proposal
  const open = acceptedAt === null && current && moves.length > 0
  return (
    <div className="col">
      <h3>Proposal of {shortDateTime(createdAt, timeZone)}</h3>
      <p role="status">
        {sinceWords(proposal)}{' '}
        {moves.length === 0
          ? 'No one has to change hub.'
          : `${capital(count(moves.length, 'person changes hub', 'people change hub'))}, ${costWords(cost)}.`}
      </p>
      {moves.length > 0 && (
        <ul className="plain col tight">
          {moves.map(({ personId, name, from, to, choiceBefore, choiceAfter }) => (
            <li key={personId}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              : {from ? `${from} (${choiceWords(choiceBefore)})` : 'no hub'} to {to} ({choiceWords(choiceAfter)})
            </li>
          ))}
        </ul>
      )}
      {moves.length > 0 && <ProposedSizes hubs={hubs} />}
      <ErrorNote error={accept.error} />
      {acceptedAt && <p className="quiet">Accepted on {shortDateTime(acceptedAt, timeZone)}.</p>}
      {!acceptedAt && !current && <p className="quiet">Someone’s hub has changed since. Make a new proposal.</p>}
      {open && (
        <div className="row">
          <Button
            look="main"
            isPending={accept.isPending}
            onPress={() =>
              afterwards(accept.mutateAsync(proposal.id), () =>
                say(`Accepted. ${toldWords(moves.map(({ personId }) => ({ isYou: personId === ownId })))}`.trim()),
              )
            }
          >
            Accept
          </Button>
        </div>
      )}
    </div>
  )
}

/** How many people each hub has, and would have. */
function ProposedSizes({ hubs }: Pick<Reallocation, 'hubs'>) {
  return (
    <WideTable label="People in each hub, before and after">
      <table className="allocation-table moves-sizes num">
        <caption className="hidden-text">People in each hub, before and after</caption>
        <thead>
          <tr>
            <th scope="col">Hub</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {hubs.map(({ slug, name, before, after, min, max }) => (
            <tr key={slug}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{after}</td>
              <td>
                {min} to {max}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
