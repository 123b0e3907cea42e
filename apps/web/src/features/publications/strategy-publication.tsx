import { quoted } from '@hubs/rules/text/quoted'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { publicationOfQuery, useOffer } from './publications.queries.ts'
import { StoryState } from './story-state.tsx'
import { afterwards } from '#lib/query-client.ts'

type StrategyPublicationProps = { code: string; name: string }

/** On a strategy's page, for those whose it is: offering it to the world. Nothing for anybody else. */
export function StrategyPublication({ code, name }: StrategyPublicationProps) {
  const { data } = useQuery(publicationOfQuery({ kind: 'strategy', code }))
  const offer = useOffer({ kind: 'strategy', code })
  const say = useToast()
  const [asking, setAsking] = useState(false)
  if (!data || (!data.mayOffer && !data.publication)) return null
  const { publication, mayOffer } = data
  const isOut = publication?.state === 'published' || publication?.state === 'offered'
  const send = () =>
    afterwards(offer.mutateAsync({ named: false, expectedVersion: publication?.version ?? 0 }), () => {
      setAsking(false)
      say('Submitted. A coordinator will read it before it’s published.')
    })
  return (
    <section className="card col" aria-labelledby="publishing">
      <h2 id="publishing">Public page</h2>
      {publication ? (
        <StoryState standing={publication} />
      ) : (
        <p className="quiet">Other schools can read this strategy once it’s published.</p>
      )}
      {publication?.state === 'published' && mayOffer && (
        <p className="s quiet">
          It’s published as it was when it was submitted. If you submit it again, it’s off the public page until a
          coordinator has read it.
        </p>
      )}
      {mayOffer && (
        <div className="row">
          <Button onPress={() => setAsking(true)}>
            {isOut ? 'Submit the strategy as it is now' : 'Submit for publishing'}
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
        <ErrorNote error={offer.error} />
      </Confirm>
    </section>
  )
}
