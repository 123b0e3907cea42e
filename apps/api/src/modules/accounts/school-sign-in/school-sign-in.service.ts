import type { SchoolSignInProblem, SignInOptions } from '@hubs/schema/accounts'
import { type From, writeAudit } from '../../../audit.ts'
import { authorize, guardedSession, own } from '../../../authorize.ts'
import type { Clock } from '../../../clock.ts'
import type { Env } from '../../../env.ts'
import { Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { createSeal } from '../../../seal.ts'
import type { Session } from '../../../session.ts'
import type { Store, Tx } from '../../../store/store.ts'
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
export type Arrival = { token: string | null } | { problem: SchoolSignInProblem }

const startUrl = '/api/v1/sign-in/school'

/** Signing in with the school's own account. People match on issuer and subject, never on the address alone. */
export function createSchoolSignIn({ store, now, sessions, log, origin, account }: Deps) {
  const oidc = account && createOidc(account)
  const seal = createSeal('school sign-in', account?.clientSecret)
  const redirectUri = () => `${origin()}${startUrl}/callback`
  // A school whose sign-in is down still starts, and says so; whoever comes later asks again.
  void oidc?.check().then(
    () => log.info('the school’s sign-in is responding'),
    (error: unknown) =>
      log.warn(errorSummary(error), 'the school’s sign-in isn’t responding yet; passwords and email links still work'),
  )

  async function begin(linkFor: string | null): Promise<{ url: string; sealed: string }> {
    if (!oidc) throw new Refusal('not-found', 'Signing in with a school account isn’t set up here.')
    const { url, ticket } = await oidc.begin(redirectUri())
    const journey: SchoolJourney = { ...ticket, startedAt: now(), linkFor }
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

  async function link(tx: Tx, personId: string, schoolId: string, claims: SchoolClaims, from: From) {
    const { issuer, subject, accountId } = claims
    await repo.insertIdentity(tx, { id: newId(), personId, issuer, subject: accountId ?? subject, linkedAt: now() })
    await writeAudit(tx, { schoolId, actorId: personId, action: 'school-account-linked', at: now(), ip: from.ip })
  }

  async function enter(tx: Tx, person: people.PersonRow, from: From): Promise<Arrival> {
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

  async function arriveAsAnybody(tx: Tx, claims: SchoolClaims, from: From): Promise<Arrival> {
    const known = await findKnown(tx, claims)
    if (known) return known.leftAt === null ? enter(tx, known, from) : { problem: 'unknown-person' }
    const found = mayClaimAddress(claims, account?.hostedDomain)
      ? await people.findByEmail(tx, (claims.email ?? '').toLowerCase())
      : undefined
    if (!found || found.person.leftAt !== null) return { problem: 'unknown-person' }
    // An address passed on to a new colleague does not open its former owner's account.
    if (await repo.hasIdentity(tx, found.person.id, claims.issuer)) return { problem: 'other-account' }
    await link(tx, found.person.id, found.school.id, claims, from)
    return enter(tx, found.person, from)
  }

  async function linkToSignedIn(tx: Tx, { actor }: Session, claims: SchoolClaims, from: From): Promise<Arrival> {
    const known = await findKnown(tx, claims)
    if (known) return known.id === actor.id ? { token: null } : { problem: 'other-account' }
    if (await repo.hasIdentity(tx, actor.id, claims.issuer)) return { problem: 'other-account' }
    await link(tx, actor.id, actor.schoolId, claims, from)
    return { token: null }
  }

  async function audited(problem: SchoolSignInProblem, from: From): Promise<Arrival> {
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

  return {
    /** What the sign-in page offers; null where the school has no sign-in of its own. */
    offer: (): SignInOptions['schoolAccount'] => (account ? { name: account.name, url: startUrl } : null),

    /** Where the browser goes, and what it keeps in a cookie meanwhile; or why it can't go now. */
    async start(): Promise<{ url: string; sealed: string } | { problem: SchoolSignInProblem }> {
      try {
        return await begin(null)
      } catch (error) {
        if (!(error instanceof SchoolUnreachable)) throw error
        log.warn(errorSummary(error), 'the school’s sign-in isn’t responding')
        return { problem: 'not-available' }
      }
    },

    /** The same for somebody signed in, who wants to link their school account to this one. */
    startLinking: guardedSession('account:own', async (session): Promise<{ url: string; sealed: string }> => {
      authorize(store, session.actor, own(session.actor))
      sessions.demandProof(session)
      return begin(session.actor.id).catch((error: unknown) => {
        if (!(error instanceof SchoolUnreachable)) throw error
        throw new Refusal('unavailable', 'Your school’s sign-in isn’t responding. Try again later.')
      })
    }),

    /** The browser is back. `query` is what it brought in its address, with the question mark. */
    async finish(query: string, sealed: string | undefined, session: Session | null, from: From): Promise<Arrival> {
      const journey = readJourney<SchoolJourney>(seal, sealed, now())
      if (!oidc || !journey) return { problem: 'not-finished' }
      let claims: SchoolClaims
      try {
        claims = await oidc.finish(`${redirectUri()}${query}`, journey)
      } catch (error) {
        log.warn(errorSummary(error), 'a sign-in with the school account wasn’t completed')
        return audited(error instanceof SchoolUnreachable ? 'not-available' : 'not-finished', from)
      }
      if (!isOfDomain(claims, account?.hostedDomain)) return audited('wrong-domain', from)
      const { linkFor } = journey
      if (linkFor !== null && session?.actor.id !== linkFor) return audited('not-finished', from)
      const arrival = await store.write(tx =>
        linkFor !== null && session ? linkToSignedIn(tx, session, claims, from) : arriveAsAnybody(tx, claims, from),
      )
      return 'problem' in arrival ? audited(arrival.problem, from) : arrival
    },
  }
}

export type SchoolSignIn = ReturnType<typeof createSchoolSignIn>
