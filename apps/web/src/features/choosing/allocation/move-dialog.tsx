import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { PlacementOption, PlacementOptions } from '@hubs/schema/choosing/moves'
import { useState } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { movedWords } from '#shared/moved-words.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { placementOptionsQuery, useChangePlacement, useUndoPlacement } from '../moving/moving.queries.ts'
import { nowWords, optionWords, toldWords } from '../moving/place-labels.ts'
import '../moving/moving.css'
import { afterwards } from '#lib/query-client.ts'

type MoveDialogProps = {
  person: { personId: string; name: string; hubName: string | null }
  /** Who moves them. */
  ownId: string
  onClose: () => void
}

/** Moves somebody after publishing: what each hub would cost is shown first, and a reason is asked for. */
export function MoveDialog({ person, ownId, onClose }: MoveDialogProps) {
  const name = isolated(person.name)
  return (
    <Dialog open title={person.hubName ? `Change hub for ${name}` : `Add ${name} to a hub`} onClose={onClose}>
      <Boundary waiting="Working out what each hub would cost…">
        <Options person={person} ownId={ownId} onClose={onClose} />
      </Boundary>
    </Dialog>
  )
}

function Options({ person, ownId, onClose }: MoveDialogProps) {
  const { data } = useSuspenseQuery(placementOptionsQuery(person.personId))
  if (!data.blocked) return <MoveForm person={person} ownId={ownId} options={data} onClose={onClose} />
  return <p>{data.blocked}</p>
}

/** The value of "no hub" among hubs. */
const NOWHERE = ''

/** What the button does. */
function actionWords(now: string | null, chosen: PlacementOption | undefined): string {
  if (chosen?.hubSlug === null) return 'Remove from the hub'
  return now === null ? 'Add to the hub' : 'Change hub'
}

/** Where somebody is now; you, without a name. */
function nowInWords(name: string | null, hubName: string | null): string {
  if (name === null) return hubName ? `You’re in ${hubName} now.` : 'You aren’t in a hub now.'
  return `${isolated(name)} ${hubName ? `is in ${hubName} now` : 'isn’t in a hub now'}.`
}

function MoveForm({ person, ownId, options, onClose }: MoveDialogProps & { options: PlacementOptions }) {
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const change = useChangePlacement()
  const undo = useUndoPlacement()
  const say = useToast()
  const fields = change.error instanceof ApiProblem ? change.error.problem.fields : undefined
  const chosen = options.options.find(option => (option.hubSlug ?? NOWHERE) === to)

  function save() {
    if (!chosen) return
    const input = { personId: person.personId, hubSlug: chosen.hubSlug, expectedHubSlug: options.hubSlug, reason }
    afterwards(change.mutateAsync(input), ({ items }) => {
      onClose()
      const isYou = person.personId === ownId
      const made = items[0]?.id ?? ''
      const back = () =>
        void undo.mutateAsync(made).then(
          () => say('Undone.'),
          problem => say(sentenceOf(problem)),
        )
      say(`${nowInWords(isYou ? null : person.name, chosen.hubName)} ${toldWords([{ isYou }])}`.trim(), back)
    })
  }

  return (
    <form
      className="col"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      {person.hubName && (
        <p className="quiet">
          Now in <bdi>{person.hubName}</bdi>. {nowWords(options)}
        </p>
      )}
      <MoveOptions options={options.options} to={to} onTo={setTo} />
      {person.hubName && chosen && <Becomes of={chosen} />}
      <Field
        label="Reason"
        hint="Only coordinators can see this. It’s kept with the change."
        value={reason}
        error={fields?.reason}
        onChange={event => setReason(event.target.value)}
      />
      {change.error && !fields?.reason && <ProblemNote>{sentenceOf(change.error)}</ProblemNote>}
      <div className="row wrap">
        <Button look="main" type="submit" isDisabled={!chosen} isPending={change.isPending}>
          {actionWords(options.hubSlug, chosen)}
        </Button>
        <Button look="ghost" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** What becomes of their plans, meetings and partner. */
function Becomes({ of }: { of: PlacementOption }) {
  return <p className="quiet">{movedWords('they', of.hubSlug === null ? 'none' : 'another hub')}</p>
}

type MoveOptionsProps = {
  options: readonly PlacementOption[]
  to: string | null
  onTo: (to: string) => void
}

/** Each hub with what it would cost; a full one can’t be chosen. */
function MoveOptions({ options, to, onTo }: MoveOptionsProps) {
  return (
    <ChoiceField
      kind="one"
      look="lines"
      name="hub"
      label={<span className="hidden-text">Hub</span>}
      choices={options.map(option => ({
        value: option.hubSlug ?? NOWHERE,
        label: option.hubName ? <bdi>{option.hubName}</bdi> : 'No hub',
        hint: (
          <>
            {optionWords(option)}
            {!option.full &&
              option.broken.map(sentence => (
                <span key={sentence} className="move-broken">
                  Breaks a rule: {sentence}
                </span>
              ))}
          </>
        ),
        disabled: option.full,
      }))}
      chosen={to ?? []}
      onChange={event => onTo(event.target.value)}
    />
  )
}
