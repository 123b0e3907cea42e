import { isolated } from '@hubs/rules/text/isolated'
import { count, inWords } from '@hubs/rules/text/words'
import type { ImportLeaver, ImportLine, ImportPreview } from '@hubs/schema/people-import'
import type { StaffKind } from '@hubs/schema/staff'
import { useState } from 'react'
import { capital, listed } from '#lib/page/capital.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/fields/check.tsx'

const outcomeWords = {
  error: ['line with a problem', 'lines with a problem'],
  double: ['duplicate', 'duplicates'],
  changed: ['changed', 'changed'],
  new: ['new', 'new'],
  unchanged: ['unchanged', 'unchanged'],
} as const
/** The order in which the kinds are counted out. */
const order = ['new', 'changed', 'unchanged', 'double', 'error'] as const
const titles = {
  error: 'Lines with a problem',
  double: 'Duplicates',
  changed: 'Changed',
  support: 'New support staff',
  none: 'New governors and guests',
  teaching: 'New teaching staff',
} as const
/** What needs a look comes first. */
const sections = ['error', 'double', 'changed', 'support', 'none', 'teaching'] as const

/** How many people an import would touch. */
export function importCounts({ counts }: ImportPreview, leave: boolean): number {
  return counts.new + counts.changed + (leave ? counts.leaving : 0)
}

/** What the button does: "Import 12 people", "Import 9 people, update 3 and mark 2 as left", "Update one person". */
export function importActs({ counts }: Pick<ImportPreview, 'counts'>, leave: boolean): string {
  const acts = [
    ['import', counts.new, ''],
    ['update', counts.changed, ''],
    ['mark', leave ? counts.leaving : 0, ' as left'],
  ] as const
  const done = acts.filter(([, n]) => n > 0)
  return capital(
    listed(done.map(([act, n, end], at) => `${act} ${at === 0 ? count(n, 'person', 'people') : inWords(n)}${end}`)),
  )
}

const asWhat = [
  ['support', 'as support staff, who can opt in to a hub'],
  ['teaching', 'as teaching staff, who have to choose a hub'],
  ['none', 'as a governor or guest, in no hub'],
] as const

/** Who of them has to choose a hub: nothing an importer should find out later. */
function newPeopleWords(countOf: (kind: StaffKind) => number): string {
  const parts = asWhat.filter(([kind]) => countOf(kind) > 0).map(([kind, words]) => [countOf(kind), words] as const)
  const [only] = parts
  if (!only) return ''
  const everyone = only[0] === 1 ? 'The new person' : `All ${only[0]} new people`
  const said =
    parts.length === 1
      ? `${everyone} will be added ${only[1]}`
      : capital(
          parts
            .map(([n, words], at) => `${n} ${at === 0 ? 'of the new people will be added ' : ''}${words}`)
            .join(', and '),
        )
  return `${said}. Check below that this is right.`
}

/** What would come of the list, line by line. */
export function ImportLines({ preview }: { preview: ImportPreview }) {
  const { counts, lines } = preview
  const of = Map.groupBy(lines, ({ staffKind, outcome }) => staffKind ?? outcome)
  return (
    <section className="col" aria-labelledby="import-preview">
      <h2 id="import-preview">Preview</h2>
      <div role="status">
        <ul className="import-counts plain num">
          {order.map(kind => (
            <li key={kind} data-kind={counts[kind] > 0 ? kind : undefined}>
              <strong>{counts[kind]}</strong> {outcomeWords[kind][counts[kind] === 1 ? 0 : 1]}
            </li>
          ))}
          {counts.notStaff > 0 && (
            <li>
              <strong>{counts.notStaff}</strong> not staff, left out
            </li>
          )}
        </ul>
      </div>
      {counts.new > 0 && <p>{newPeopleWords(kind => of.get(kind)?.length ?? 0)}</p>}
      {counts.error > 0 && (
        <p className="quiet">
          Lines with a problem are left out. Correct them in your list and check it again, or import the others now.
        </p>
      )}
      {sections.map(kind => (
        <Lines key={kind} kind={kind} lines={of.get(kind) ?? []} />
      ))}
    </section>
  )
}

type LinesProps = { kind: keyof typeof titles; lines: readonly ImportLine[] }

/** So many lines are drawn at a time: thousands at once would hold the page up. */
const AT_ATIME = 200

function Lines({ kind, lines }: LinesProps) {
  const [shown, setShown] = useState(AT_ATIME)
  const all = lines.length
  // A school's whole staff would push what needs a look off the page.
  const long = kind === 'teaching' && all > 12
  const list = (
    <ul className="import-lines plain">
      {lines.slice(0, shown).map(line => (
        <Line key={line.line} line={line} />
      ))}
    </ul>
  )
  const more = shown < all && (
    <div className="row wrap num">
      <Button onPress={() => setShown(shown + AT_ATIME)}>Show {Math.min(AT_ATIME, all - shown)} more</Button>
      <span className="s quiet" role="status">
        {shown} of {all} shown
      </span>
    </div>
  )
  if (all === 0) return null
  if (long)
    return (
      <details>
        <summary>
          {titles[kind]} ({all})
        </summary>
        {list}
        {more}
      </details>
    )
  return (
    <div className="col tight">
      <h3>{titles[kind]}</h3>
      {list}
      {more}
    </div>
  )
}

/** A line by its number in the list, so that it can be found and mended there. */
function Line({ line: { line, outcome, name, email, changes, reason } }: { line: ImportLine }) {
  return (
    <li data-outcome={outcome}>
      <p>
        <span className="s quiet num">Line {line}</span>{' '}
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <span className="quiet">{email}</span>
      </p>
      {reason && <p>{reason}</p>}
      {changes.map(({ field, before, after }) => (
        <p key={field} className="s">
          {field}: {before && <del>{before}</del>} {before && '→ '}
          <ins>{after}</ins>
        </p>
      ))}
    </li>
  )
}

type ImportLeaversProps = { leavers: readonly ImportLeaver[]; yes: boolean; onYes: (yes: boolean) => void }

/** Who isn't in the list of everyone: named one by one, and never marked as left without a yes. */
export function ImportLeavers({ leavers, yes, onYes }: ImportLeaversProps) {
  const going = leavers.filter(({ stays }) => stays === null)
  // Some stay whatever the list says, each with its reason.
  const staying = leavers.filter(({ stays }) => stays !== null)
  return (
    <section className="col" aria-labelledby="import-leavers">
      <h2 id="import-leavers">Not in the list</h2>
      {going.length > 0 && (
        <>
          <ul className="import-lines plain">
            {going.map(({ id, name, email }) => (
              <li key={id}>
                <p>
                  <strong>
                    <bdi>{name}</bdi>
                  </strong>{' '}
                  <span className="quiet">{email}</span>
                </p>
              </li>
            ))}
          </ul>
          <Check
            label={`Yes, mark ${going.length === 1 ? 'this person' : `these ${going.length} people`} as left`}
            hint="They’ll be signed out and their hub place will be free. Their name stays on past meetings."
            checked={yes}
            onChange={event => onYes(event.target.checked)}
          />
        </>
      )}
      {staying.length > 0 && (
        <div className="col tight">
          <h3>Won’t be marked as left</h3>
          <ul className="import-lines plain">
            {[...new Set(staying.map(({ stays }) => stays))].map(reason => (
              <li key={reason}>
                <p>{reason}</p>
                <p className="quiet">
                  {staying
                    .filter(({ stays }) => stays === reason)
                    .map(({ name }) => isolated(name))
                    .join(', ')}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
