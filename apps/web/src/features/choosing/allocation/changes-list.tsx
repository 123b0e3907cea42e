import { isolated } from '@hubs/rules/text/isolated'
import type { PlacementChange } from '@hubs/schema/choosing/moves'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUndoPlacement } from '../moving/moving.queries.ts'
import { costWords } from '../choice-labels.ts'
import { toldWords } from '../moving/place-labels.ts'
import '../moving/moving.css'
import { afterwards } from '#lib/query-client.ts'

const how: Record<PlacementChange['kind'], string> = {
  'by-hand': 'Changed by hand',
  reallocation: 'Proposal accepted',
  swap: 'Swap',
}

/** What was changed since hubs were published, each with why and by whom, and a way back. */
export function ChangesList({ changes, timeZone }: { changes: readonly PlacementChange[]; timeZone: string }) {
  const undo = useUndoPlacement()
  const say = useToast()
  return (
    <Section
      title="Changes since publishing"
      words={
        changes.length === 0
          ? 'No one has changed hub since hubs were published. To change someone’s hub, go to Hub choices.'
          : 'Only coordinators can see the reasons.'
      }
    >
      <ErrorNote error={undo.error} />
      {changes.length > 0 && (
        <ul className="moves plain">
          {changes.map(({ id, kind, at, byName, reason, cost, moves, undoneAt, mayUndo }) => (
            <li key={id}>
              <div className="col tight">
                {moves.map(({ name, from, to }) => (
                  <p key={name}>
                    <strong>
                      <bdi>{name}</bdi>
                    </strong>
                    : {from ?? 'no hub'} to {to ?? 'no hub'}
                  </p>
                ))}
                <p className="s quiet">
                  {how[kind]}
                  {byName && (
                    <>
                      {' '}
                      by <bdi>{byName}</bdi>
                    </>
                  )}
                  , {shortDateTime(at, timeZone)}; {costWords(cost)}
                </p>
                {kind === 'by-hand' && <p className="s">Reason: {reason}</p>}
                {undoneAt && <p className="s quiet">Undone on {shortDateTime(undoneAt, timeZone)}.</p>}
              </div>
              {mayUndo && (
                <Button
                  isPending={undo.isPending && undo.variables === id}
                  onPress={() => afterwards(undo.mutateAsync(id), () => say(`Undone. ${toldWords(moves)}`.trim()))}
                  aria-label={`Undo: ${moves.map(({ name }) => isolated(name)).join(', ')}`}
                >
                  Undo
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
