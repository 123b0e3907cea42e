import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { count } from '@hubs/rules/text/words'
import type { Hub } from '@hubs/schema/hubs'
import type { ChoiceRow } from '@hubs/schema/membership'
import { actorOf } from '#features/accounts/actor.ts'
import { allocationQuery } from '#features/choosing/choosing.queries.ts'
import { MoveDialog } from '#features/choosing/move-dialog.tsx'
import { HubChip } from '#features/hubs/hub-chip.tsx'
import { isHubFull, seatsInWords } from '#features/hubs/hub-seats.tsx'
import { hubsQuery, whileChoosing } from '#features/hubs/hubs.queries.ts'
import { filterChoices, showOf, shows } from '#features/membership/choices-filter.ts'
import { ChoicesTable } from '#features/membership/choices-table.tsx'
import { choicesQuery } from '#features/membership/membership.queries.ts'
import { PlaceDialog } from '#features/membership/place-dialog.tsx'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Field } from '#ui/forms/field.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { ChoicesAsked } from './choices-asked.tsx'
import NotFoundScreen from '../not-found.tsx'

export default function ChoicesScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'membership:list', { schoolId: me.school.id })) return <NotFoundScreen />
  return <ChoicesForCoordinators />
}

function ChoicesForCoordinators() {
  const choices = useQuery(choicesQuery())
  const hubs = useQuery({ ...hubsQuery(), ...whileChoosing })
  const programme = useQuery(programmeQuery())
  const ranked = programme.data?.choosing === 'ranked'
  const heading = usePageTitle('Hub choices · Learning Hubs')
  const board = useQuery({ ...allocationQuery(), enabled: ranked })
  const published = ranked && (board.data?.publishedAt ?? null) !== null
  const error = choices.error ?? hubs.error ?? programme.error ?? board.error
  const again = () =>
    void Promise.all([choices.refetch(), hubs.refetch(), programme.refetch(), ranked && board.refetch()])
  const loaded = choices.data && hubs.data && programme.data && (!ranked || board.data !== undefined)
  return (
    <main className="page" id="main">
      <header className="col">
        <h1 ref={heading} tabIndex={-1}>
          Hub choices
        </h1>
        {choices.data && <p className="lead quiet">{ranked ? rankedInShort(choices.data) : inShort(choices.data)}</p>}
        {ranked && (
          <div className="row">
            <LinkButton look="main" to={paths.allocation}>
              {published ? 'Swaps, joiners and leavers' : 'Allocate hubs'}
            </LinkButton>
          </div>
        )}
      </header>
      {loaded && !published && <ChoicesAsked rows={choices.data} programme={programme.data} />}
      {loaded && <ChoicesView rows={choices.data} hubs={hubs.data} published={published} />}
      {!loaded && error && <ProblemNote retry={again}>{sentenceOf(error)}</ProblemNote>}
      {!loaded && !error && <Waiting what="Loading hub choices…" />}
    </main>
  )
}

/** Who has ranked and who hasn’t; never what. */
function rankedInShort(rows: readonly ChoiceRow[]): string {
  const teachers = rows.filter(row => row.staffKind === 'teaching')
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

function ChoicesView({ rows, hubs, published }: { rows: ChoiceRow[]; hubs: Hub[]; published: boolean }) {
  const [asked, setAsked] = useSearchParams()
  const show = showOf(
    asked.get('show'),
    hubs.map(hub => hub.slug),
  )
  const [words, setWords] = useState('')
  const [placing, setPlacing] = useState<ChoiceRow | null>(null)
  const found = filterChoices(rows, show, words)
  return (
    <>
      <div className="choices-filter">
        <Field
          kind="select"
          label="Show"
          value={show}
          onChange={event => setAsked({ show: event.target.value }, { replace: true })}
        >
          {shows.map(({ value, name }) => (
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
          onChange={event => setWords(event.target.value)}
        />
      </div>
      <ChoicesFound found={found} all={rows.length} onPlace={setPlacing} />
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

type ChoicesFoundProps = { found: readonly ChoiceRow[]; all: number; onPlace: (row: ChoiceRow) => void }

/** How many they are, and each of them. */
function ChoicesFound({ found, all, onPlace }: ChoicesFoundProps) {
  const { school } = useMe()
  return (
    <>
      <p role="status" className="quiet">
        {found.length === all ? `${all} people` : `${found.length} of ${all} people`}
      </p>
      {found.length > 0 ? (
        <div className="card">
          <ChoicesTable
            rows={found}
            renderHub={(slug, name) => <HubChip slug={slug} name={name} />}
            onPlace={onPlace}
            timeZone={school.timeZone}
          />
        </div>
      ) : (
        <EmptyState title="No one matches">
          <p>No one in this list matches what you typed. Try fewer letters, or choose Everyone.</p>
        </EmptyState>
      )}
    </>
  )
}

type ChangePlaceProps = { row: ChoiceRow; hubs: readonly Hub[]; published: boolean; onClose: () => void }

/** Once hubs are published, a change has its cost shown and needs a reason. */
function ChangePlace({ row, hubs, published, onClose }: ChangePlaceProps) {
  if (published) return <MoveDialog person={row} onClose={onClose} />
  const options = hubs.map(hub => ({ ...hub, words: seatsInWords(hub), full: isHubFull(hub) }))
  return <PlaceDialog row={row} options={options} onClose={onClose} />
}
