import { useQuery, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { count } from '@hubs/rules/text/words'
import type { Hub } from '@hubs/schema/hubs'
import type { ChoiceRow } from '@hubs/schema/membership/membership'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { allocationQuery } from '#features/choosing/choosing.queries.ts'
import { MoveDialog } from '#features/choosing/allocation/move-dialog.tsx'
import { isHubFull, seatsInWords } from '#features/hubs/hub-seats.tsx'
import { hubsQuery, whileChoosing } from '#features/hubs/hubs.queries.ts'
import { filterChoices, showOf, showsFor } from '#features/membership/choices-filter.ts'
import { ChoicesTable } from '#features/membership/choices-table.tsx'
import { choicesQuery } from '#features/membership/membership.queries.ts'
import { PlaceDialog } from '#features/membership/place-dialog.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { Boundary, QuietBoundary } from '#ui/page/boundary.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { NoneShown } from '#ui/notes/none-shown.tsx'
import { Field } from '#ui/fields/field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import { ChoicesAsked } from './choices-asked.tsx'
import { onlyFor } from '../only-for.tsx'

/** For coordinators: nobody else sees who chose what. */
export default onlyFor('membership:list', () => <ChoicesForCoordinators />)

function ChoicesForCoordinators() {
  return (
    <Page
      title="Hub choices"
      aside={<LinkButton to={`${paths.programme}#choice`}>Opening and closing</LinkButton>}
      more={
        <QuietBoundary>
          <InShort />
        </QuietBoundary>
      }
    >
      <Boundary waiting="Loading hub choices…">
        <Choices />
      </Boundary>
    </Page>
  )
}

/** Asked for at once, by whichever part of the page is there first. */
const askedFirst = () => [choicesQuery(), programmeQuery()] as const

function InShort() {
  const [{ data: rows }, { data: programme }] = useSuspenseQueries({ queries: askedFirst() })
  if (programme.choosing !== 'ranked') return <p className="lead quiet">{inShort(rows)}</p>
  return <RankedInShort rows={rows} isOver={programme.choice.state === 'closed'} />
}

/** The way on; its words need the board, but the page doesn’t wait for it. */
function RankedInShort({ rows, isOver }: { rows: readonly ChoiceRow[]; isOver: boolean }) {
  const { data: board } = useQuery(allocationQuery())
  const published = Boolean(board?.publishedAt)
  return (
    <>
      {/* Once everyone has a place, who ranked is no longer what a coordinator comes for. */}
      <p className="lead quiet">{published ? inShort(rows) : rankedWords(rows)}</p>
      <div className="row">
        <LinkButton look={isOver ? 'main' : 'plain'} to={paths.allocation}>
          {published ? 'Swaps, joiners and leavers' : 'Allocate hubs'}
        </LinkButton>
      </div>
    </>
  )
}

function Choices() {
  const [{ data: rows }, { data: programme }, { data: hubs }] = useSuspenseQueries({
    queries: [...askedFirst(), { ...hubsQuery(), ...whileChoosing }],
  })
  const all = { rows, programme, hubs }
  return programme.choosing === 'ranked' ? <Ranked {...all} /> : <ChoicesSoFar {...all} published={false} />
}

type AllChoices = { rows: ChoiceRow[]; programme: Programme; hubs: Hub[] }

/** Once hubs are published nobody is asked to choose any more, so it has to know. */
function Ranked(all: AllChoices) {
  const { data: board } = useSuspenseQuery(allocationQuery())
  return <ChoicesSoFar {...all} published={(board?.publishedAt ?? null) !== null} />
}

/** Sums and the list: all that were asked, whatever the list shows just now. */
function ChoicesSoFar({ rows, programme, hubs, published }: AllChoices & { published: boolean }) {
  return (
    <>
      {!published && (
        <Boundary waiting={null}>
          <ChoicesAsked rows={rows} programme={programme} />
        </Boundary>
      )}
      <ChoicesView {...{ rows, programme, hubs, published }} />
    </>
  )
}

/** Who has ranked and who hasn’t; never what. Before hubs are allocated a facilitator has theirs, and owes no ranking. */
function rankedWords(rows: readonly ChoiceRow[]): string {
  const teachers = rows.filter(row => row.staffKind === 'teaching' && (row.hubSlug === null || row.rankedAt !== null))
  const ranked = teachers.filter(row => row.rankedAt !== null).length
  const support = rows.filter(row => row.staffKind === 'support' && row.rankedAt !== null).length
  return `${ranked} of ${teachers.length} teachers and ${support} support staff have ranked the hubs.`
}

function inShort(rows: readonly ChoiceRow[]): string {
  const teachers = rows.filter(row => row.staffKind === 'teaching')
  const without = teachers.filter(row => row.hubSlug === null).length
  const support = rows.filter(row => row.staffKind === 'support')
  const optedIn = support.filter(row => row.hubSlug !== null).length
  const chosen =
    without === 0
      ? 'Every teacher has a hub.'
      : `${capital(count(without, 'teacher doesn’t', 'teachers don’t'))} have a hub yet.`
  const joined = `${optedIn} of ${support.length} support staff ${optedIn === 1 ? 'has' : 'have'} opted in.`
  return support.length === 0 ? chosen : `${chosen} ${joined}`
}

type ChoicesFilterProps = {
  ranked: boolean
  hubs: readonly Hub[]
  show: string
  words: string
  onShow: (show: string) => void
  onWords: (words: string) => void
}

/** Which part of the list is shown. */
function ChoicesFilter({ ranked, hubs, show, words, onShow, onWords }: ChoicesFilterProps) {
  return (
    <div className="choices-filter">
      <Field kind="select" label="Show" value={show} onChange={event => onShow(event.target.value)}>
        {showsFor(ranked).map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        {hubs.map(hub => (
          <option key={hub.slug} value={`hub:${hub.slug}`}>
            {hub.name}
          </option>
        ))}
      </Field>
      <Field
        label="Find by name or department"
        type="search"
        value={words}
        onChange={event => onWords(event.target.value)}
      />
    </div>
  )
}

function ChoicesView({ rows, programme, hubs, published }: AllChoices & { published: boolean }) {
  const ranked = programme.choosing === 'ranked'
  const [asked, setAsked] = useSearchParams()
  const show = showOf(
    asked.get('show'),
    hubs.map(hub => hub.slug),
  )
  const [words, setWords] = useState('')
  const [placing, setPlacing] = useState<ChoiceRow | null>(null)
  const found = filterChoices(rows, show, words)
  if (rows.length === 0)
    return (
      <EmptyState title="No one here yet">
        <p>When people have been added, you’ll see here who is in which hub.</p>
      </EmptyState>
    )
  return (
    <>
      <ChoicesFilter
        {...{ ranked, hubs, show, words }}
        onShow={value => setAsked({ show: value }, { replace: true })}
        onWords={setWords}
      />
      <ChoicesFound
        found={found}
        all={rows.length}
        onPlace={setPlacing}
        typed={words.trim() !== ''}
        onShowEveryone={() => {
          setWords('')
          setAsked({}, { replace: true })
        }}
      />
      {placing && (
        <ChangePlace
          key={placing.personId}
          row={placing}
          hubs={hubs.filter(({ closed }) => !closed)}
          published={published}
          onClose={() => setPlacing(null)}
        />
      )}
    </>
  )
}

type ChoicesFoundProps = {
  found: readonly ChoiceRow[]
  all: number
  onPlace: (row: ChoiceRow) => void
  typed: boolean
  onShowEveryone: () => void
}

/** How many they are, and each of them. */
function ChoicesFound({ found, all, onPlace, typed, onShowEveryone }: ChoicesFoundProps) {
  const { school } = useMe()
  return (
    <>
      <p role="status" className="quiet">
        {found.length === all ? `${all} ${all === 1 ? 'person' : 'people'}` : `${found.length} of ${all} people`}
      </p>
      {found.length > 0 ? (
        <div className="card">
          <ChoicesTable rows={found} onPlace={onPlace} timeZone={school.timeZone} />
        </div>
      ) : (
        <NoneShown {...{ typed, onShowEveryone }} />
      )}
    </>
  )
}

type ChangePlaceProps = { row: ChoiceRow; hubs: readonly Hub[]; published: boolean; onClose: () => void }

/** Once hubs are published, a change has its cost shown and needs a reason. */
function ChangePlace({ row, hubs, published, onClose }: ChangePlaceProps) {
  const me = useMe()
  if (published) return <MoveDialog person={row} ownId={me.id} onClose={onClose} />
  const options = hubs.map(hub => ({ ...hub, words: seatsInWords(hub), full: isHubFull(hub) }))
  return <PlaceDialog row={row} options={options} onClose={onClose} />
}
