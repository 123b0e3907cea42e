import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { StrategyDetail } from '@hubs/schema/library/strategies'
import { useQueries } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router-dom'
import { useMe } from '#app/session/session-gate.tsx'
import { CompareChoose } from '#features/strategies/library/compare-choose.tsx'
import { Compare } from '#features/strategies/library/compare.tsx'
import { strategyQuery } from '#features/strategies/strategies.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { paths } from '#shared/paths.ts'
import { strategyLinks } from '#shared/strategy-links.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { useHubNames } from '../../../features/hubs/use-hub-names.ts'

/** A code that is mistyped is refused by its form, one that is well formed by the library. */
const isUnknown = (error: unknown) => error instanceof ApiProblem && ['not-found', 'invalid'].includes(error.code)

/** Two codes in the address, or one, or none: whichever is missing is asked for. */
export default function StrategyCompareScreen() {
  const [search] = useSearchParams()
  const codes = [...new Set([search.get('a') ?? '', search.get('b') ?? ''])].filter(Boolean)
  // Each by itself: one that isn't there says so beside the other.
  const asked = useQueries({ queries: codes.map(code => strategyQuery(code)) })
  const found = asked.flatMap(({ data }) => (data ? [data] : []))
  const unknown = codes.filter((_, index) => isUnknown(asked[index]?.error))
  const failed = asked.find(({ error }) => error && !isUnknown(error))
  return (
    <Page title="Compare strategies" back={{ to: paths.library, label: 'Strategies' }}>
      {failed && <ProblemNote retry={() => void failed.refetch()}>{sentenceOf(failed.error)}</ProblemNote>}
      {unknown.map(code => (
        <CalmNote key={code}>
          <p>There’s no strategy called {quoted(code.slice(0, 60))}. Check the address.</p>
        </CalmNote>
      ))}
      {!failed && asked.some(({ isPending }) => isPending) ? (
        <Waiting what="Loading strategies…" />
      ) : (
        !failed && <View found={found} />
      )}
    </Page>
  )
}

function View({ found: [a, b] }: { found: readonly StrategyDetail[] }) {
  const { membership } = useMe()
  const { hubs, hubOf, circle } = useHubNames()
  const head = (each: StrategyDetail, other: StrategyDetail | undefined) => (
    <>
      <HubChip {...hubOf(each.hubSlug)} />
      <p>
        <Link className="compare-head-name" to={paths.strategy(each.code)}>
          <bdi>{each.name}</bdi>
        </Link>
      </p>
      {other && (
        <div className="row no-print">
          <LinkButton to={strategyLinks.compare(other.code)}>
            Choose a different strategy
            <span className="hidden-text"> instead of {isolated(each.name)}</span>
          </LinkButton>
        </div>
      )}
    </>
  )
  if (a && b) return <Compare two={[a, b]} circle={circle} head={each => head(each, each === a ? b : a)} />
  return (
    <>
      <p className="lead">
        {a
          ? `Choose a strategy to compare with ${quoted(a.name)}.`
          : 'Compare two strategies’ pitfalls and evidence side by side. Choose the first.'}
      </p>
      <CompareChoose
        key={a?.code ?? ''}
        title={a ? `Compare ${quoted(a.name)} with` : 'First strategy'}
        hubs={hubs}
        hub={a?.hubSlug ?? membership?.hubSlug ?? ''}
        but={a?.code ?? ''}
      />
    </>
  )
}
