import { quoted } from '@hubs/rules/text/quoted'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { publicationOfQuery, useOffer } from './publications.queries.ts'
import { StoryState } from './story-state.tsx'

type StrategyPublicationProps = { code: string; name: string }

/** On a strategy's page, for those whose it is: offering it to the world. Nothing for anybody else. */
export function StrategyPublication({ code, name }: StrategyPublicationProps) {
  const { data } = useQuery(publicationOfQuery({ kind: 'strategy', code }))
  const offer = useOffer({ kind: 'strategy', code })
  const say = useToast()
  const [asking, setAsking] = useState(false)
  if (!data || (!data.mayOffer && !data.publication)) return null
  const { publication, mayOffer } = data
  const send = () =>
    offer.mutate(
      { named: false, expectedVersion: publication?.version ?? 0 },
      {
        onSuccess: () => {
          setAsking(false)
          say('Submitted. A coordinator will read it before it’s published.')
        },
      },
    )
  return (
    <div className="col">
      {publication && <StoryState standing={publication} />}
      {mayOffer && (
        <div className="row">
          <Button onPress={() => setAsking(true)}>
            {publication ? 'Submit this version' : 'Submit for publishing'}
          </Button>
        </div>
      )}
      <Confirm
        open={asking}
        title={`Submit ${quoted(name)} for publishing?`}
        action="Submit"
        keep="Not now"
        pending={offer.isPending}
        onClose={() => setAsking(false)}
        onConfirm={send}
      >
        <p>
          What it is, its common pitfalls, techniques and evidence will be published as they are now. Trials, comments
          and names won’t be. A coordinator reads it first.
        </p>
        {offer.error && <ProblemNote>{sentenceOf(offer.error)}</ProblemNote>}
      </Confirm>
    </div>
  )
}
