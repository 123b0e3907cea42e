import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { Adaptation, StrategyDetail } from '@hubs/schema/library/strategies'
import { lazy, useState } from 'react'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm, Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useAddAdaptation, useRemoveAdaptation } from '../strategies.queries.ts'
import './adaptations.css'
import { afterwards } from '#lib/query-client.ts'

// Most only read: the form comes for whoever writes.
const loadForm = () => import('./adaptation-form.tsx').then(each => ({ default: each.AdaptationForm }))
const AdaptationForm = lazy(loadForm)

type AdaptationsProps = { strategy: StrategyDetail; myId: string; timeZone: string }

/** "In different subjects": how colleagues make it work where they teach. */
export function Adaptations({ strategy, myId, timeZone }: AdaptationsProps) {
  const [writing, setWriting] = useState<Adaptation | 'new' | null>(null)
  const { adaptationList: all, code, may } = strategy
  return (
    <section className="strategy-part" aria-labelledby="adaptations">
      <div className="row wrap between">
        <h2 id="adaptations">In different subjects</h2>
        <span className="no-print">
          <Button onPress={() => setWriting('new')}>Add your subject</Button>
        </span>
      </div>
      {all.length === 0 && (
        <EmptyState inSection title="No subject examples yet">
          <p>Two sentences will help the next colleague: what you changed and why.</p>
        </EmptyState>
      )}
      <ul className="adaptations plain">
        {all.map(each => (
          <li key={each.id}>
            <h3>{each.subject}</h3>
            <p className="adaptations-text">{each.text}</p>
            <p className="s quiet">
              <bdi>{each.by.name}</bdi>, {shortDate(each.at, timeZone)}
            </p>
            <div className="row wrap no-print">
              {each.by.id === myId && (
                <Button look="ghost" aria-label={`Edit ${each.subject}`} onPress={() => setWriting(each)}>
                  Edit
                </Button>
              )}
              {(each.by.id === myId || may.decide) && <TakeOut {...{ each, code }} mine={each.by.id === myId} />}
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={writing !== null}
        title={writing === 'new' ? 'Add your subject' : 'Edit your example'}
        onClose={() => setWriting(null)}
      >
        <div data-hub={strategy.hubSlug}>
          <Boundary waiting="Loading the form…" code={loadForm}>
            {writing && (
              <AdaptationForm
                code={code}
                standing={writing === 'new' ? null : writing}
                onDone={() => setWriting(null)}
              />
            )}
          </Boundary>
        </div>
      </Dialog>
    </section>
  )
}

/** One's own comes back by Undo; somebody else's words are asked about first, because nobody else can put them back. */
function TakeOut({ each, code, mine }: { each: Adaptation; code: string; mine: boolean }) {
  const remove = useRemoveAdaptation(code)
  const add = useAddAdaptation(code)
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const { subject, text } = each
  const takeOut = () =>
    afterwards(remove.mutateAsync(each), () => {
      setAsking(false)
      say(`${quoted(subject)} removed.`, mine ? () => add.mutate({ subject, text }) : undefined)
    })
  return (
    <>
      <Button
        look="ghost"
        isPending={remove.isPending}
        aria-label={`Remove ${subject}`}
        onPress={mine ? takeOut : () => setAsking(true)}
      >
        Remove
      </Button>
      <ErrorNote error={remove.error} />
      <Confirm
        open={asking}
        title={`Remove what ${isolated(each.by.name)} wrote?`}
        action="Remove"
        keep="Keep it"
        danger
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={takeOut}
      >
        <p>
          It will be removed for everyone, and only <bdi>{each.by.name}</bdi> can write it again. Speak to them first.
        </p>
      </Confirm>
    </>
  )
}
