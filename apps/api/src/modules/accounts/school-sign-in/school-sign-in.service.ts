import type { SchoolSignInProblem, SignInOptions } from '@hubs/schema/accounts/accounts'
import { type From, writeAudit } from '../../../audit.ts'
import { authorize, guardedSession, own } from '../../../authorize.ts'
import type { Env } from '../../../env.ts'
import { Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { createSeal } from '../../../seal.ts'
import type { Session } from '../../../session.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import * as people from '../accounts.repo.ts'
import * as repo from '../identities.repo.ts'
import { endLinks } from '../magic-links/links.repo.ts'
import { errorSummary, type Journey, readJourney } from '../sealed-journey.rules.ts'
import type { Sessions } from '../sessions.service.ts'
import { isOfDomain, mayClaimAddress, type SchoolClaims } from './account-linking.rules.ts'
import { createOidc, type OidcSettings, SchoolUnreachable } from './oidc.client.ts'

type SchoolAccount = OidcSettings & { name: string }

/** The school's own sign-in, where the environment names one. */
export function schoolAccountOf({
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_HOSTED_DOMAIN,
  OIDC_NAME,
}: Env): SchoolAccount | undefined {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return undefined
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    hostedDomain: OIDC_HOSTED_DOMAIN,
    name: OIDC_NAME,
  }
}

type Log = { info(line: string): void; warn(details: object, line: string): void }
type Deps = {
  store: Store
  now: Clock
  sessions: Sessions
  log: Log
  origin: () => string
  account: SchoolAccount | undefined
}

/** With whom it is to link where somebody signed in asked for that. */
type SchoolJourney = Journey & { linkFor: string | null }

/** `token` is the cookie's value for whoever has signed in; null where a signed-in person linked their account. */
type Arrival = { token: string | null } | { problem: SchoolSignInProblem }

const START_URL = '/api/v1/sign-in/school'

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    oidc: given.account && createOidc(given.account),
    seal: createSeal('school sign-in', given.account?.clientSecret),
  }
}

const redirectUri = ({ origin }: Needs) => `${origin()}${START_URL}/callback`

async function begin(needs: Needs, linkFor: string | null): Promise<{ url: string; sealed: string }> {
  const { oidc, now, seal } = needs
  if (!oidc) throw new Refusal('not-found', 'Signing in with a school account isn’t set up here.')
  const { url, request } = await oidc.begin(redirectUri(needs))
  const journey: SchoolJourney = { ...request, startedAt: now(), linkFor }
  return { url, sealed: seal.close(JSON.stringify(journey)) }
}

/** Who has this account. One linked by its subject, before Entra’s own id counted, is known by that from now on. */
async function findKnown(tx: Tx, { issuer, subject, accountId }: SchoolClaims) {
  const byId = accountId && (await repo.findByIdentity(tx, issuer, accountId))
  if (byId) return byId
  const bySubject = await repo.findByIdentity(tx, issuer, subject)
  if (bySubject && accountId) await repo.saveSubject(tx, issuer, subject, accountId)
  return bySubject
}

async function link({ now }: Needs, tx: Tx, personId: string, schoolId: string, claims: SchoolClaims, from: From) {
  const { issuer, subject, accountId } = claims
  await repo.insertIdentity(tx, { id: newId(), personId, issuer, subject: accountId ?? subject, linkedAt: now() })
  await writeAudit(tx, { schoolId, actorId: personId, action: 'school-account-linked', at: now(), ip: from.ip })
}

async function enter({ now, sessions }: Needs, tx: Tx, person: people.PersonRow, from: From): Promise<Arrival> {
  await people.markJoined(tx, person.id, now())
  await endLinks(tx, person.id, now(), 'invitation')
  await writeAudit(tx, {
    schoolId: person.schoolId,
    actorId: person.id,
    action: 'sign-in',
    at: now(),
    ip: from.ip,
    details: { by: 'school' },
  })
  return { token: await sessions.create(tx, person.id, from.device, 'school') }
}

async function arriveAsAnybody(needs: Needs, tx: Tx, claims: SchoolClaims, from: From): Promise<Arrival> {
  const known = await findKnown(tx, claims)
  if (known) return known.leftAt === null ? enter(needs, tx, known, from) : { problem: 'unknown-person' }
  const found = mayClaimAddress(claims, needs.account?.hostedDomain)
    ? await people.findByEmail(tx, (claims.email ?? '').toLowerCase())
    : undefined
  if (!found || found.person.leftAt !== null) return { problem: 'unknown-person' }
  // An address passed on to a new colleague does not open its former owner's account.
  if (await repo.hasIdentity(tx, found.person.id, claims.issuer)) return { problem: 'other-account' }
  await link(needs, tx, found.person.id, found.school.id, claims, from)
  return enter(needs, tx, found.person, from)
}

async function linkToSignedIn(
  needs: Needs,
  tx: Tx,
  { actor }: Session,
  claims: SchoolClaims,
  from: From,
): Promise<Arrival> {
  const known = await findKnown(tx, claims)
  if (known) return known.id === actor.id ? { token: null } : { problem: 'other-account' }
  if (await repo.hasIdentity(tx, actor.id, claims.issuer)) return { problem: 'other-account' }
  await link(needs, tx, actor.id, actor.schoolId, claims, from)
  return { token: null }
}

async function audited({ store, now }: Needs, problem: SchoolSignInProblem, from: From): Promise<Arrival> {
  await store.write(async tx => {
    const school = await people.findFirstSchool(tx)
    await writeAudit(tx, {
      schoolId: school?.id ?? '',
      actorId: null,
      action: 'sign-in-failed',
      at: now(),
      ip: from.ip,
      details: { by: 'school', problem },
    })
  })
  return { problem }
}

/** Where the browser goes, and what it keeps in a cookie meanwhile; or why it can't go now. */
async function start(needs: Needs): Promise<{ url: string; sealed: string } | { problem: SchoolSignInProblem }> {
  try {
    return await begin(needs, null)
  } catch (error) {
    if (!(error instanceof SchoolUnreachable)) throw error
    needs.log.warn(errorSummary(error), 'the school’s sign-in isn’t responding')
    return { problem: 'not-available' }
  }
}

/** The same for somebody signed in, who wants to link their school account to this one. */
const startLinking = (needs: Needs) =>
  guardedSession('account:own', async (session): Promise<{ url: string; sealed: string }> => {
    const { store, sessions } = needs
    authorize(store, session.actor, own(session.actor))
    sessions.demandProof(session)
    return begin(needs, session.actor.id).catch((error: unknown) => {
      if (!(error instanceof SchoolUnreachable)) throw error
      throw new Refusal('unavailable', 'Your school’s sign-in isn’t responding. Try again later.')
    })
  })

/** The browser is back. `query` is what it brought in its address, with the question mark. */
async function finish(
  needs: Needs,
  query: string,
  sealed: string | undefined,
  session: Session | null,
  from: From,
): Promise<Arrival> {
  const { seal, now, oidc, log, account, store } = needs
  const journey = readJourney<SchoolJourney>(seal, sealed, now())
  if (!oidc || !journey) return { problem: 'not-finished' }
  let claims: SchoolClaims
  try {
    claims = await oidc.finish(`${redirectUri(needs)}${query}`, journey)
  } catch (error) {
    log.warn(errorSummary(error), 'a sign-in with the school account wasn’t completed')
    return audited(needs, error instanceof SchoolUnreachable ? 'not-available' : 'not-finished', from)
  }
  if (!isOfDomain(claims, account?.hostedDomain)) return audited(needs, 'wrong-domain', from)
  const { linkFor } = journey
  if (linkFor !== null && session?.actor.id !== linkFor) return audited(needs, 'not-finished', from)
  const arrival = await store.write(tx =>
    linkFor !== null && session
      ? linkToSignedIn(needs, tx, session, claims, from)
      : arriveAsAnybody(needs, tx, claims, from),
  )
  return 'problem' in arrival ? audited(needs, arrival.problem, from) : arrival
}

/** Signing in with the school's own account. People match on issuer and subject, never on the address alone. */
export function createSchoolSignIn(given: Deps) {
  const needs = needsOf(given)
  // A school whose sign-in is down still starts, and says so; whoever comes later asks again.
  void needs.oidc?.check().then(
    () => needs.log.info('the school’s sign-in is responding'),
    (error: unknown) =>
      needs.log.warn(
        errorSummary(error),
        'the school’s sign-in isn’t responding yet; passwords and email links still work',
      ),
  )
  return {
    /** What the sign-in page offers; null where the school has no sign-in of its own. */
    offer: (): SignInOptions['schoolAccount'] => (needs.account ? { name: needs.account.name, url: START_URL } : null),

    start: start.bind(null, needs),
    startLinking: startLinking(needs),
    finish: finish.bind(null, needs),
  }
}

export type SchoolSignIn = ReturnType<typeof createSchoolSignIn>
