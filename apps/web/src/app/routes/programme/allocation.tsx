import { useSuspenseQueries } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import { brokenRules, costOfBoard, priceOfMove, profileOfBoard } from '@hubs/rules/plans/placing'
import type { AllocatedPerson, Allocation } from '@hubs/schema/choosing/allocations'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { AllocateAgain } from '#features/choosing/allocation/allocate-again.tsx'
import { AllocationBoard } from '#features/choosing/allocation/allocation-board.tsx'
import { ChangesList } from '#features/choosing/allocation/changes-list.tsx'
import { costWords, pointsSentence } from '#features/choosing/choice-labels.ts'
import { allocationQuery, useChangeAllocation } from '#features/choosing/choosing.queries.ts'
import { DepartmentTable } from '#features/choosing/allocation/department-table.tsx'
import { MakeAllocationForm } from '#features/choosing/allocation/make-allocation.tsx'
import { placementChangesQuery, reallocationQuery, swapOffersQuery } from '#features/choosing/moving/moving.queries.ts'
import { ProfileTable } from '#features/choosing/allocation/profile-table.tsx'
import { PublishAllocation } from '#features/choosing/allocation/publish-allocation.tsx'
import { type Allocating, useAllocating } from '#features/choosing/allocation/use-allocating.ts'
import { RuleComparison } from '#features/choosing/allocation/rule-comparison.tsx'
import { PlacementRules } from '#features/choosing/placement-rules/placement-rules.tsx'
import { RulePrices } from '#features/choosing/allocation/rule-prices.tsx'
import { SwapOffers } from '#features/choosing/moving/swap-offers.tsx'
import { HubPlacing } from '#features/hubs/hub-placing.tsx'
import { hubsQuery } from '#features/hubs/hubs.queries.ts'
import { choicesQuery } from '#features/membership/membership.queries.ts'
import { GroupRules } from '#features/programmes/choice-window/group-rules.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import { onlyFor } from '../only-for.tsx'
import { afterwards } from '#lib/query-client.ts'

/** For coordinators. No one is told anything of it until it is published. */
export default onlyFor('allocation:make', me => (
  <Page
    title="Allocate hubs"
    quiet
    back={{ to: paths.choices, label: 'Hub choices' }}
    lead="Everyone is placed together, so that every group is big enough. Anyone who’s in a hub and hasn’t ranked stays there."
  >
    <Boundary waiting="Loading the allocation…">
      <AllocationView timeZone={me.school.timeZone} />
    </Boundary>
  </Page>
))

/** Which of four it is: colleagues choose themselves, still choose, are being allocated, or know their hub. */
function AllocationView({ timeZone }: { timeZone: string }) {
  const [{ data: board }, { data: programme }] = useSuspenseQueries({ queries: [allocationQuery(), programmeQuery()] })
  const allocating = useAllocating(board)
  if (programme.choosing !== 'ranked')
    return (
      <EmptyState title="Colleagues choose their own hub this year">
        <p>To allocate hubs, choose Ranked under Hub choices on the Programme page.</p>
        <LinkButton to={`${paths.programme}#choice`}>Go to Programme</LinkButton>
      </EmptyState>
    )
  // Where there is a board already, it is the thing to look at, whatever the choice does since.
  const open = programme.choice.state !== 'closed' && !board
  const unpublished = !board?.publishedAt
  return (
    <>
      {open && (
        <EmptyState title="Hub choices haven’t closed yet">
          <p>
            Colleagues can rank the hubs until {shortDateTime(programme.choice.closesAt, timeZone)}. You can allocate
            hubs after that, and prepare the rules now.
          </p>
          <LinkButton to={paths.choices}>See who hasn’t ranked</LinkButton>
        </EmptyState>
      )}
      {unpublished && (
        <Boundary waiting="Loading the rules…">
          <Preparation programme={programme} allocating={allocating} />
        </Boundary>
      )}
      {unpublished && !open && (
        <Section title="Allocate" words="No one is told anything until you publish.">
          <MakeAllocationForm again={board !== null} allocating={allocating} />
        </Section>
      )}
      {board?.publishedAt && (
        <Boundary waiting="Loading what has changed since…">
          <SincePublished timeZone={timeZone} />
        </Boundary>
      )}
      {/* A new board begins anew: what was refused on the last one is not said of it. */}
      {board && <BoardView key={board.id} board={board} timeZone={timeZone} />}
    </>
  )
}

/** What an allocation keeps to, before it is made: sizes, hubs that may close or split, and rules for named people. */
function Preparation({ programme, allocating }: { programme: Programme; allocating: Allocating }) {
  const { follows, ruleChanged } = allocating
  const [hubs, staff] = useSuspenseQueries({ queries: [hubsQuery(), choicesQuery()] })
  return (
    <>
      <Section
        title="Hubs and groups"
        words={follows ? 'Saved straight away.' : 'Saved straight away, and used the next time you allocate.'}
      >
        <GroupRules programme={programme} onChanged={ruleChanged} />
        <HubPlacing hubs={hubs.data} onChanged={ruleChanged} />
      </Section>
      <Section title="Rules for particular people" words="Only coordinators can see these and their reasons.">
        <PlacementRules
          people={staff.data.map(({ personId, name }) => ({ id: personId, name }))}
          hubs={hubs.data.filter(({ closed }) => !closed)}
          onChanged={ruleChanged}
        />
      </Section>
    </>
  )
}

/** Moves by hand, each priced and with its undo. */
function useMoves(board: Allocation) {
  const change = useChangeAllocation(board.id)
  const say = useToast()
  const undo = (expectedVersion: number) =>
    afterwards(change.mutateAsync({ undo: true, expectedVersion }), () => say('Undone.'))
  function move(person: AllocatedPerson, hubSlug: string) {
    const { cost, breaks } = priceOfMove(board, person, hubSlug)
    const name = board.hubs.find(({ slug }) => slug === hubSlug)?.name ?? ''
    afterwards(
      change.mutateAsync({ move: { personId: person.personId, hubSlug }, expectedVersion: board.version }),
      moved =>
        say(`${isolated(person.name)} moved to ${name}. ${[`${capital(costWords(cost))}.`, ...breaks].join(' ')}`, () =>
          undo(moved.version),
        ),
    )
  }
  return { change, undo, move }
}

function BoardView({ board, timeZone }: { board: Allocation; timeZone: string }) {
  const { change, undo, move } = useMoves(board)
  const published = board.publishedAt !== null
  // What is published is told to everyone: from then on changes are swaps and moves of their own.
  const last = published ? undefined : board.moves.at(-1)
  return (
    <>
      <Section
        title="Compare"
        words={`${
          published
            ? `Published on ${shortDateTime(board.publishedAt ?? board.createdAt, timeZone)}.`
            : 'Changing the method clears the moves you made by hand.'
        } ${pointsSentence(board)}`}
        aside={!published && !board.overtaken && <PublishAllocation board={board} />}
      >
        {board.overtaken && (
          <CalmNote>
            <strong>Someone has ranked the hubs since this allocation was made.</strong>
            <p>Allocate again before you publish.</p>
          </CalmNote>
        )}
        <RuleComparison
          board={board}
          disabled={published || change.isPending}
          chosen={(change.isPending && change.variables.rule) || board.rule}
          onRule={rule => change.mutate({ rule, expectedVersion: board.version })}
        />
        <ErrorNote error={change.error} />
      </Section>
      <Section
        title="Who’s in which hub"
        words={`Dissatisfaction: ${count(costOfBoard(board), 'point')}.${published ? ' This is how it was published: what has changed since is listed above.' : ''}`}
        aside={
          last && (
            <Button onPress={() => undo(board.version)} isPending={change.isPending}>
              {`Undo: ${isolated(last.name)}`}
            </Button>
          )
        }
      >
        {/* Published with a rule broken, it was so on purpose. */}
        {!published && <BrokenRules board={board} />}
        <AllocationBoard board={board} disabled={published || change.isPending} onMove={move} />
      </Section>
      <BoardDetails board={board} />
    </>
  )
}

/** Allowed, since a coordinator may know better, but never unsaid. */
function BrokenRules({ board }: { board: Allocation }) {
  const broken = brokenRules(board)
  if (broken.length === 0) return null
  return (
    <ProblemNote>
      <span className="col tight">
        <span>{broken.length === 1 ? 'A rule isn’t kept' : 'Some rules aren’t kept'}, by a move or by who stays:</span>
        {broken.map(sentence => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </ProblemNote>
  )
}

/** The same in sums, what it costs, and how to check it. */
function BoardDetails({ board }: { board: Allocation }) {
  return (
    <>
      <Section title="Choices">
        <ProfileTable title="How many get each choice" profile={profileOfBoard(board)} />
      </Section>
      <Section title="Departments">
        <DepartmentTable hubs={board.hubs} people={board.people} />
      </Section>
      <Section title="What each rule costs" words="What would change without each rule, using the Generous method.">
        <RulePrices prices={board.prices} unpriced={board.unpriced} />
      </Section>
      <Section
        title="Check the draw"
        words="Where allocations were equally good, people who missed their first choice last year came first, and then a draw decided. Anyone can repeat it."
      >
        <p className="s num">
          Fingerprint: <code>{board.fingerprint.slice(0, 16)}</code>
        </p>
        <div className="row">
          <a className="btn plain" href={`/api/v1/allocations/${board.id}/record`} download="record.json">
            Download the record
          </a>
        </div>
      </Section>
    </>
  )
}

/** What can still change once hubs are published: joiners and leavers, swaps, and what was moved. */
function SincePublished({ timeZone }: { timeZone: string }) {
  const me = useMe()
  const [proposal, swaps, changes] = useSuspenseQueries({
    queries: [reallocationQuery(), swapOffersQuery(), placementChangesQuery()],
  })
  return (
    <>
      <AllocateAgain proposal={proposal.data} ownId={me.id} timeZone={timeZone} />
      <SwapOffers offers={swaps.data} timeZone={timeZone} />
      <ChangesList changes={changes.data} timeZone={timeZone} />
    </>
  )
}
