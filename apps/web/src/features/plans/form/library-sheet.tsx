import { useSuspenseQuery } from '@tanstack/react-query'
import { foldText } from '@hubs/rules/search/fold'
import { count } from '@hubs/rules/text/words'
import type { Technique } from '@hubs/schema/library/strategies'
import { useDeferredValue, useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { techniquesQuery } from '../plans.queries.ts'
import './pick-list.css'

type LibrarySheetProps = {
  open: boolean
  hubSlug: string
  teaching: boolean
  onPick: (technique: Technique) => void
  onClose: () => void
}

/** Techniques to begin a plan from, each with what often goes wrong: the hub's own, and those of all hubs for who looks. */
export function LibrarySheet({ open, onClose, ...rest }: LibrarySheetProps) {
  return (
    <Dialog open={open} title="Strategies" onClose={onClose}>
      <Finder {...rest} />
      <div className="row">
        <Button look="ghost" onPress={onClose}>
          Write my own
        </Button>
      </div>
    </Dialog>
  )
}

/** Support staff plan for a group, a student or a task. */
const needsClass = ({ technique, commonFailing }: Technique) => /\bclass(es)?\b/i.test(`${technique} ${commonFailing}`)

const fits = (each: Technique, words: readonly string[]) => {
  const text = foldText(`${each.strategy} ${each.technique} ${each.commonFailing}`)
  return words.every(word => text.includes(word))
}

/** Those of one strategy together: they fail in the same way. */
function byStrategy(all: readonly Technique[]) {
  const groups = new Map<string, [Technique, ...Technique[]]>()
  for (const each of all) {
    const known = groups.get(each.strategyCode)
    if (known) known.push(each)
    else groups.set(each.strategyCode, [each])
  }
  return [...groups.values()]
}

type FinderProps = Omit<LibrarySheetProps, 'open' | 'onClose'>

function Finder({ hubSlug, teaching, onPick }: FinderProps) {
  const [typed, setTyped] = useState('')
  const looked = useDeferredValue(typed)
  return (
    <>
      <Field
        label="Find a technique"
        hint="A small version of a strategy that you can try tomorrow."
        type="search"
        autoComplete="off"
        maxLength={80}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <Boundary waiting="Loading strategies…">
        <Found {...{ hubSlug, teaching, onPick, looked }} />
      </Boundary>
    </>
  )
}

function Found({ hubSlug, teaching, onPick, looked }: FinderProps & { looked: string }) {
  const { data } = useSuspenseQuery(techniquesQuery(hubSlug))
  const words = foldText(looked).split(' ').filter(Boolean)
  const matching = (all: readonly Technique[]) =>
    all.filter(each => fits(each, words) && (teaching || !needsClass(each)))
  const own = matching(data)
  return (
    <>
      <PickList found={own} onPick={onPick} />
      {words.length === 0 && <Amount of={own.length} />}
      {words.length > 0 && (
        <Boundary waiting="Looking in other hubs…">
          <Elsewhere {...{ hubSlug, matching, onPick }} before={own.length} />
        </Boundary>
      )}
      {words.length === 0 && own.length === 0 && <p>This hub has no techniques yet. Write your own.</p>}
    </>
  )
}

type ElsewhereProps = Pick<FinderProps, 'hubSlug' | 'onPick'> & {
  matching: (all: readonly Technique[]) => Technique[]
  /** How many of the hub's own stand above. */
  before: number
}

/** Whoever looks for something wants it from wherever it is. */
function Elsewhere({ hubSlug, matching, onPick, before }: ElsewhereProps) {
  const { data } = useSuspenseQuery(techniquesQuery())
  const found = matching(data.filter(each => each.hubSlug !== hubSlug))
  return (
    <>
      <Amount of={before + found.length} />
      {before + found.length === 0 && <p>No techniques match. Try fewer words, or write your own.</p>}
      {found.length > 0 && <h3>From other hubs</h3>}
      <PickList found={found} onPick={onPick} />
    </>
  )
}

/** Heard by who can't see the list grow shorter. */
function Amount({ of }: { of: number }) {
  return (
    <p className="hidden-text" role="status">
      {capital(count(of, 'technique'))}
    </p>
  )
}

function PickList({ found, onPick }: Pick<FinderProps, 'onPick'> & { found: readonly Technique[] }) {
  return (
    <ul className="pick-list plain">
      {byStrategy(found).map(([first, ...more]) => (
        <li key={first.strategyCode}>
          <h3>{first.strategy}</h3>
          {first.commonFailing && (
            <p className="pick-list-about s quiet">
              <span className="pick-list-fails">Common pitfalls:</span> {first.commonFailing}
            </p>
          )}
          <ul className="pick-list plain">
            {[first, ...more].map(each => (
              <li key={each.technique}>
                <button type="button" onClick={() => onPick(each)}>
                  {each.technique}
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
