import { isolated } from '@hubs/rules/text/isolated'
import type { ImportLeaver, ImportLine, ImportPreview } from '@hubs/schema/people-import'
import { useState } from 'react'
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
  new: 'New',
} as const

/** How many people an import would touch. */
export function importCounts({ counts }: ImportPreview, leave: boolean): number {
  return counts.new + counts.changed + (leave ? counts.leaving : 0)
}

/** Who of them has to choose a hub: nothing an importer should find out later. */
function newPeopleWords({ new: all, newSupport }: ImportPreview['counts']): string {
  if (newSupport === 0)
    return `${all === 1 ? 'The new person' : `All ${all} new people`} will be added as teaching staff, who have to choose a hub. Check below that this is right.`
  if (newSupport === all)
    return `${all === 1 ? 'The new person' : `All ${all} new people`} will be added as support staff, who can opt in to a hub. Check below that this is right.`
  return `${newSupport} of the new people will be added as support staff, who can opt in to a hub. The others are teaching staff, who have to choose one. Check below that this is right.`
}

/** What would come of the list, line by line: what needs a look comes first. */
export function ImportLines({ preview }: { preview: ImportPreview }) {
  const { counts, lines } = preview
  const kinds = (['error', 'double', 'changed', 'new'] as const).filter(kind => counts[kind] > 0)
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
      {counts.new > 0 && <p>{newPeopleWords(counts)}</p>}
      {counts.error > 0 && (
        <p className="quiet">
          Lines with a problem are left out. Correct them in your list and check it again, or import the others now.
        </p>
      )}
      {kinds.map(kind => (
        <Lines key={kind} kind={kind} lines={lines.filter(line => line.outcome === kind)} />
      ))}
    </section>
  )
}

type LinesProps = { kind: keyof typeof titles; lines: readonly ImportLine[] }

/** So many lines are drawn at a time: thousands at once would hold the page up. */
const atATime = 200

function Lines({ kind, lines }: LinesProps) {
  const [shown, setShown] = useState(atATime)
  const all = lines.length
  // A school's whole staff would push what needs a look off the page.
  const long = kind === 'new' && all > 12
  const list = (
    <ul className="import-lines plain">
      {lines.slice(0, shown).map(line => (
        <Line key={line.line} line={line} />
      ))}
    </ul>
  )
  const more = shown < all && (
    <div className="row wrap num">
      <Button onPress={() => setShown(shown + atATime)}>Show {Math.min(atATime, all - shown)} more</Button>
      <span className="s quiet" role="status">
        {shown} of {all} shown
      </span>
    </div>
  )
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
