import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { SupportQuery, SupportRequest } from '@hubs/schema/plans/support'
import { useState } from 'react'
import { supportMoves } from '@hubs/rules/plans/plans'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PlanSupportList, stateWords } from './plan-support-list.tsx'
import { supportQuery, useUpdateSupport } from './support.queries.ts'
import './support-list.css'
import { afterwards } from '#lib/query-client.ts'

type SupportListProps = { which: SupportQuery['which'] }

const words = {
  'to-me': {
    title: 'Requests to you',
    empty: 'No requests at the moment',
    sentence: 'When a colleague asks for your support, you’ll get a notification and see it here.',
  },
  'from-me': {
    title: 'Your requests',
    empty: 'You haven’t asked for support yet',
    sentence: 'A little help makes a plan easier to keep.',
  },
} as const

/** Support asked of me, or by me. */
export function SupportList({ which }: SupportListProps) {
  return (
    <Section title={words[which].title}>
      <Boundary waiting="Loading requests…">
        <Requests which={which} />
      </Boundary>
    </Section>
  )
}

function Requests({ which }: SupportListProps) {
  const query = useSuspenseInfiniteQuery(supportQuery(which))
  const { empty, sentence } = words[which]
  return (
    <PagedList
      query={query}
      empty={
        <EmptyState inSection title={empty}>
          <p>{sentence}</p>
        </EmptyState>
      }
    >
      {all =>
        which === 'from-me' ? (
          <PlanSupportList support={all} />
        ) : (
          <ul className="support-rows plain">
            {all.map(request => (
              <RequestCard key={request.id} request={request} />
            ))}
          </ul>
        )
      }
    </PagedList>
  )
}

type Answer = 'accepted' | 'given' | 'not-possible'
const buttons: Record<Answer, string> = { accepted: 'Yes, I will', given: 'Done', 'not-possible': 'Sorry, I can’t' }
const said: Record<Answer, string> = {
  accepted: 'You said yes.',
  given: 'Marked as done.',
  'not-possible': 'You said you can’t.',
}

/** A colleague's request, and what one can say to it. */
function RequestCard({ request }: { request: SupportRequest }) {
  const update = useUpdateSupport()
  const say = useToast()
  const [answer, setAnswer] = useState(request.answer)
  const moves = supportMoves(request.state, 'asked') as readonly Answer[]
  const send = (state: Answer) =>
    afterwards(
      update.mutateAsync({ id: request.id, change: { state, answer, expectedVersion: request.version } }),
      () => {
        say(`${said[state]} ${isolated(request.owner.name)} can see your answer.`)
      },
    )
  return (
    <li>
      <div>
        <p>
          <strong>
            <bdi>{request.owner.name}</bdi>
          </strong>{' '}
          asks: {request.what}
        </p>
        {request.state !== 'asked' && (
          <p className="s quiet">
            {request.state === 'accepted' ? 'You said yes' : stateWords(request)}
            {request.answer && `: ${quoted(request.answer)}`}
          </p>
        )}
      </div>
      {moves.length > 0 && (
        <div className="support-answer">
          <Field
            label={`Short answer to ${isolated(request.owner.name)} (optional)`}
            maxLength={200}
            autoComplete="off"
            value={answer}
            onChange={event => setAnswer(event.target.value)}
          />
          <ErrorNote error={update.error} />
          <div className="row wrap">
            {moves.map(state => (
              <Button
                key={state}
                isPending={update.isPending && update.variables.change.state === state}
                onPress={() => send(state)}
                aria-label={`${buttons[state]}: ${isolated(request.owner.name)}`}
              >
                {buttons[state]}
              </Button>
            ))}
          </div>
        </div>
      )}
    </li>
  )
}
