import { isolated } from '@hubs/rules/isolated'
import { can } from '@hubs/rules/can'
import { costOfBoard, priceOfMove, profileOfBoard } from '@hubs/rules/placing'
import { useQuery } from '@tanstack/react-query'
import type { AllocatedPerson, Allocation } from '@hubs/schema/allocations'
import type { Programme } from '@hubs/schema/programmes'
import { actorOf } from '#features/accounts/actor.ts'
import { AllocationBoard } from '#features/choosing/allocation-board.tsx'
import { allocationQuery, useChangeAllocation } from '#features/choosing/choosing.queries.ts'
import { DepartmentTable } from '#features/choosing/department-table.tsx'
import { MakeAllocationForm } from '#features/choosing/make-allocation.tsx'
import { ProfileTable } from '#features/choosing/profile-table.tsx'
import { PublishAllocation } from '#features/choosing/publish-allocation.tsx'
import { RuleComparison } from '#features/choosing/rule-comparison.tsx'
import { RulePrices } from '#features/choosing/rule-prices.tsx'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time.ts'
import { usePage } from '#lib/use-page.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import { SincePublished } from './allocation-since.tsx'
import NotFoundScreen from './not-found.tsx'

export default function AllocationScreen() {
  const me = useMe()
  const may = can(actorOf(me), 'allocation:make', { schoolId: me.school.id })
  const board = useQuery({ ...allocationQuery(), enabled: may })
  const programme = useQuery({ ...programmeQuery(), enabled: may })
  const heading = usePage('Allocate hubs · Learning Hubs')
  if (!may) return <NotFoundScreen />
  const error = board.error ?? programme.error
  const loaded = board.data !== undefined && programme.data
  return (
    <main className="page" id="main">
      <header className="col tight">
        <h1 ref={heading} tabIndex={-1}>
          Allocate hubs
        </h1>
        <p className="lead quiet">Everyone is placed together, so that every group is big enough.</p>
      </header>
      {loaded && <AllocationView board={board.data ?? null} programme={programme.data} timeZone={me.school.timeZone} />}
      {!loaded && error && (
        <ProblemNote retry={() => void Promise.all([board.refetch(), programme.refetch()])}>
          {sentenceOf(error)}
        </ProblemNote>
      )}
      {!loaded && !error && <Waiting what="Loading the allocation…" />}
    </main>
  )
}

type AllocationViewProps = { board: Allocation | null; programme: Programme; timeZone: string }

function AllocationView({ board, programme, timeZone }: AllocationViewProps) {
  if (programme.choosing !== 'ranked')
    return (
      <EmptyState title="Colleagues choose their own hub this year">
        <p>To allocate hubs, choose Ranked under Hub choices on the Programme page.</p>
        <LinkButton to={`${paths.programme}#choice`}>Go to Programme</LinkButton>
      </EmptyState>
    )
  if (programme.choice.state !== 'closed' && !board)
    return (
      <EmptyState title="Hub choices haven’t closed yet">
        <p>
          Colleagues can rank the hubs until {shortDateTime(programme.choice.closesAt, timeZone)}. You can allocate hubs
          after that.
        </p>
        <LinkButton to={paths.choices}>See who hasn’t ranked</LinkButton>
      </EmptyState>
    )
  return (
    <>
      {!board?.publishedAt && (
        <Section title="Rules" words="No one is told anything until you publish.">
          <MakeAllocationForm again={board !== null} />
        </Section>
      )}
      {board?.publishedAt && <SincePublished timeZone={timeZone} />}
      {board && <BoardView key={board.id} board={board} timeZone={timeZone} />}
    </>
  )
}

function BoardView({ board, timeZone }: { board: Allocation; timeZone: string }) {
  const change = useChangeAllocation(board.id)
  const say = useSay()
  const published = board.publishedAt !== null
  const last = published ? undefined : board.moves.at(-1)

  function undo(expectedVersion: number) {
    change.mutate({ undo: true, expectedVersion }, { onSuccess: () => say('Undone.') })
  }
  function move(person: AllocatedPerson, hubSlug: string) {
    const price = priceOfMove(board, person, hubSlug).cost
    const words = price === 0 ? 'No change in dissatisfaction.' : `Dissatisfaction ${price > 0 ? '+' : ''}${price}.`
    const name = board.hubs.find(({ slug }) => slug === hubSlug)?.name ?? ''
    change.mutate(
      { move: { personId: person.personId, hubSlug }, expectedVersion: board.version },
      {
        onSuccess: moved => say(`${isolated(person.name)} moved to ${name}. ${words}`, () => undo(moved.version)),
      },
    )
  }

  return (
    <>
      <Section
        title="Compare"
        words={
          published
            ? `Published on ${shortDateTime(board.publishedAt ?? board.createdAt, timeZone)}.`
            : 'Changing the rule clears what you moved by hand.'
        }
        aside={!published && <PublishAllocation board={board} />}
      >
        <RuleComparison
          board={board}
          disabled={published || change.isPending}
          chosen={(change.isPending && change.variables.rule) || board.rule}
          onRule={rule => change.mutate({ rule, expectedVersion: board.version })}
        />
        {change.error && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      </Section>
      <Section
        title="Board"
        words={`Dissatisfaction: ${costOfBoard(board)}.${published ? ' This is how it was published: what has changed since is listed above.' : ''}`}
        aside={
          last && (
            <Button onPress={() => undo(board.version)} isPending={change.isPending}>
              {`Undo: ${isolated(last.name)}`}
            </Button>
          )
        }
      >
        <AllocationBoard
          board={board}
          disabled={published || change.isPending}
          renderHub={(slug, name) => <HubChip slug={slug} name={name} />}
          onMove={move}
        />
      </Section>
      <BoardDetails board={board} />
    </>
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
      <Section title="What each rule costs" words="How it would be without one rule, by the generous rule.">
        <RulePrices prices={board.prices} />
      </Section>
      <Section
        title="Check the draw"
        words="Where allocations were equally good, a draw decided. Anyone can repeat it."
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
