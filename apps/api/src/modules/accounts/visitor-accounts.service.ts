import { HOUR_MS } from '@hubs/rules/dates/durations'
import {
  visitor as visitorSchema,
  type Visitor,
  type VisitorAccounts,
  type VisitorProblem,
} from '@hubs/schema/accounts/visitor-accounts'
import { email as emailSchema } from '@hubs/schema/common'
import type { Env } from '../../env.ts'
import { notFound } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { createSeal } from '../../seal.ts'
import type { Clock } from '../../time/clock.ts'
import { createOidc, type Profile, SchoolUnreachable } from './school-sign-in/oidc.client.ts'
import { errorSummary, type Journey, readJourney } from './sealed-journey.rules.ts'

type Deps = { now: Clock; log: Pick<Log, 'warn'>; origin: () => string; accounts: Env['VISITOR_ACCOUNTS'] }

/** A request is for one service: what another one brings back is not taken for it. */
type VisitorJourney = Journey & { key: string }
type VisitorSession = Visitor & { until: number }

/** How long a visitor is known in their browser. */
export const KNOWN_MS = HOUR_MS
const NAME_MAX = 80
const PATH = '/api/v1/public/visitor-accounts'

/** One line of what a stranger's account says, as long as a name may be. */
function nameIn({ name = '' }: Profile): string {
  return [...name.replaceAll(/[\p{C}\s]+/gu, ' ').trim()].slice(0, NAME_MAX).join('')
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  const secrets = given.accounts.map(({ clientSecret }) => clientSecret ?? '')
  // Servers that share the settings open each other's; where a secret is missing, each opens its own only.
  const secret = secrets.includes('') ? undefined : secrets.join(' ')
  return {
    ...given,
    services: new Map(
      given.accounts.map(account => [
        account.key,
        { ...account, oidc: createOidc({ ...account, clientSecret: account.clientSecret, hostedDomain: undefined }) },
      ]),
    ),
    journeys: createSeal('visitor journey', secret),
    visitors: createSeal('visitor account', secret),
  }
}

const redirectUri = ({ origin }: Needs, key: string) => `${origin()}${PATH}/${key}/callback`

function serviceOr404({ services }: Needs, key: string) {
  const service = services.get(key)
  if (!service) throw notFound('sign-in')
  return service
}

/** Who the browser says has come, as far as we have sealed that ourselves in the last hour. */
function visitorOf({ visitors, now }: Needs, sealed: string | undefined): Visitor | null {
  try {
    const kept: VisitorSession = JSON.parse(visitors.open(sealed ?? ''))
    return kept.until > now() ? visitorSchema.parse(kept) : null
  } catch {
    return null
  }
}

const offer = (needs: Needs, sealed: string | undefined): VisitorAccounts => ({
  items: needs.accounts.map(({ name, key }) => ({ name, url: `${PATH}/${key}` })),
  visitor: visitorOf(needs, sealed),
})

/** Where the browser goes, and what it keeps in a cookie meanwhile. */
async function start(
  needs: Needs,
  key: string,
): Promise<{ url: string; sealed: string } | { problem: VisitorProblem }> {
  try {
    const { url, request } = await serviceOr404(needs, key).oidc.begin(redirectUri(needs, key))
    const journey: VisitorJourney = { ...request, startedAt: needs.now(), key }
    return { url, sealed: needs.journeys.close(JSON.stringify(journey)) }
  } catch (error) {
    if (!(error instanceof SchoolUnreachable)) throw error
    needs.log.warn(errorSummary(error), 'a sign-in service for visitors isn’t responding')
    return { problem: 'not-available' }
  }
}

/** The browser is back. `query` is what it brought in its address, with the question mark. */
async function finish(
  needs: Needs,
  key: string,
  query: string,
  sealed: string | undefined,
): Promise<{ sealed: string } | { problem: VisitorProblem }> {
  const { journeys, now, visitors, log } = needs
  const { oidc, name: via } = serviceOr404(needs, key)
  const journey = readJourney<VisitorJourney>(journeys, sealed, now())
  if (journey?.key !== key) return { problem: 'not-finished' }
  try {
    const profile = await oidc.finishAsVisitor(`${redirectUri(needs, key)}${query}`, journey)
    const name = nameIn(profile)
    if (name === '') return { problem: 'no-name' }
    const email = emailSchema.safeParse(profile.email).data ?? null
    const kept: VisitorSession = { name, email, via, until: now() + KNOWN_MS }
    return { sealed: visitors.close(JSON.stringify(kept)) }
  } catch (error) {
    log.warn(errorSummary(error), 'a visitor’s sign-in wasn’t completed')
    return { problem: error instanceof SchoolUnreachable ? 'not-available' : 'not-finished' }
  }
}

/**
 * Visitors who comment under the name of an account of their own, at any of the services that the school has named. It
 * says who they are on a comment and opens nothing: no account comes of it, and the server keeps nothing of it until
 * they comment. Their browser keeps it, sealed, for an hour.
 */
export function createVisitorAccounts(given: Deps) {
  const needs = needsOf(given)
  return {
    visitorOf: visitorOf.bind(null, needs),
    offer: offer.bind(null, needs),
    start: start.bind(null, needs),
    finish: finish.bind(null, needs),
  }
}

export type VisitorAccountsService = ReturnType<typeof createVisitorAccounts>
