import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import type { Publication, PublicationQuery, PublicationState } from '@hubs/schema/library/publications'
import { shortDate } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { PublicationBody } from './publication-body.tsx'
import { stateWords } from './publication-labels.ts'
import { publishingQuery, useMovePublication } from './publications.queries.ts'

type PublishingListProps = {
  which: PublicationQuery['which']
  timeZone: string
}

const words = {
  waiting: {
    title: 'To review',
    empty: 'Nothing to review',
    sentence: 'When a colleague submits a story, you’ll see it here first.',
  },
  world: {
    title: 'On the public page',
    empty: 'Nothing published yet',
    sentence: 'Strategies are submitted from the strategy’s page, and stories from the plan’s page.',
  },
  back: {
    title: 'Not published, or withdrawn',
    empty: 'Nothing here',
    sentence: 'Stories that aren’t published, or are withdrawn, are listed here.',
  },
} as const

/** What colleagues have agreed to show, for a coordinator to read and let out. */
export function PublishingList(props: PublishingListProps) {
  return (
    <Section title={words[props.which].title}>
      <Boundary waiting="Loading stories…">
        <AllOffered {...props} />
      </Boundary>
    </Section>
  )
}

function AllOffered({ which, timeZone }: PublishingListProps) {
  const query = useSuspenseInfiniteQuery(publishingQuery(which))
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
      {all => (
        <ul className="publishing plain">
          {all.map(each => (
            <Offered key={each.id} offered={each} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </PagedList>
  )
}

const steps: Record<PublicationState, { to: PublicationState; label: string; said: string }[]> = {
  offered: [
    { to: 'published', label: 'Publish', said: 'Published. It’s on the public page now.' },
    { to: 'declined', label: 'Don’t publish', said: 'Not published. The owner can see this.' },
  ],
  published: [{ to: 'offered', label: 'Unpublish', said: 'Unpublished.' }],
  declined: [{ to: 'published', label: 'Publish after all', said: 'Published. It’s on the public page now.' }],
  withdrawn: [],
}

type OfferedProps = Omit<PublishingListProps, 'which'> & { offered: Publication }

function Offered({ offered, timeZone }: OfferedProps) {
  const move = useMovePublication()
  const say = useToast()
  const { id, title, hubSlug, hubName, content, owner, named, state, agreedAt, decidedBy, version } = offered
  // It leaves this list before the answer is dealt with: what is said then does not wait for the row.
  const go = async ({ to, said }: (typeof steps)[PublicationState][number]) => {
    try {
      const now = await move.mutateAsync({ id, state: to, expectedVersion: version })
      const back = () => move.mutate({ id, state: 'offered', expectedVersion: now.version })
      say(said, to === 'offered' ? undefined : back)
    } catch {
      // Said in the row, which is still there.
    }
  }
  return (
    <li data-hub={hubSlug}>
      <div className="row wrap">
        <HubChip slug={hubSlug} name={hubName} />
      </div>
      <h3>{title}</h3>
      <p className="s quiet">
        {owner
          ? `${isolated(owner.name)} agreed on ${shortDate(agreedAt, timeZone)}`
          : `Submitted on ${shortDate(agreedAt, timeZone)}`}
        {owner && (named ? ', with their name' : ', without their name')}. {stateWords[state]}
        {decidedBy && state !== 'offered' && state !== 'withdrawn' && ` (${isolated(decidedBy.name)})`}.
      </p>
      {state === 'offered' ? (
        <PublicationBody content={content} Heading="h4" />
      ) : (
        <details>
          <summary>Read it</summary>
          <PublicationBody content={content} Heading="h4" />
        </details>
      )}
      <ErrorNote error={move.error} />
      {steps[state].length > 0 && (
        <div className="row wrap">
          {steps[state].map((step, at) => (
            <Button
              key={step.to}
              look={at === 0 && state === 'offered' ? 'main' : 'plain'}
              isPending={move.isPending && move.variables.state === step.to}
              aria-label={`${step.label}: ${title}`}
              onPress={() => void go(step)}
            >
              {step.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
