import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { SupportRequest } from '@hubs/schema/plans/support'
import { afterwards } from '#lib/query-client.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useUpdateSupport } from './support.queries.ts'
import './support-list.css'

/** "Waiting for an answer", for whoever asked. */
export function stateWords({ state }: Pick<SupportRequest, 'state'>): string {
  switch (state) {
    case 'asked':
      return 'Waiting for an answer'
    case 'accepted':
      return 'Said yes'
    case 'given':
      return 'Done'
    case 'not-possible':
      return 'Can’t help'
    case 'withdrawn':
      return 'Withdrawn'
    default:
      return state satisfies never
  }
}

/** What a plan has asked for, from whom, and what came of it. */
export function PlanSupportList({ support }: { support: readonly SupportRequest[] }) {
  if (support.length === 0) return null
  return (
    <div>
      <p>
        <strong>Support you’ve asked for</strong>
      </p>
      <ul className="support-rows plain">
        {support.map(request => (
          <li key={request.id}>
            <div>
              <p>
                <strong>
                  <bdi>{request.from.name}</bdi>:
                </strong>{' '}
                {request.what}
              </p>
              <p className="s quiet">
                {stateWords(request)}
                {request.answer && `: ${quoted(request.answer)}`}
              </p>
            </div>
            {request.closedAt === null && <Withdraw request={request} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Withdraw({ request }: { request: SupportRequest }) {
  const update = useUpdateSupport()
  const say = useToast()
  const withdraw = () =>
    afterwards(
      update.mutateAsync({ id: request.id, change: { state: 'withdrawn', expectedVersion: request.version } }),
      () => say(`Request to ${isolated(request.from.name)} withdrawn.`),
      error => say(sentenceOf(error)),
    )
  return (
    <Button
      look="ghost"
      isPending={update.isPending}
      onPress={withdraw}
      aria-label={`Withdraw request to ${isolated(request.from.name)}`}
    >
      Withdraw request
    </Button>
  )
}
