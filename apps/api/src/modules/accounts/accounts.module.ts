import { asBearer } from '../../authorize.ts'
import { isThisMachine } from '../../http/this-machine.ts'
import type { Context, Module } from '../../module.ts'
import { mailFolderOf } from '../mail/mail-transport.client.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { MembershipService } from '../membership/membership.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { accountRoutes, deviceRoutes, sessionRoutes } from './accounts.routes.ts'
import { createAccounts } from './accounts.service.ts'
import { createAttempts } from './attempts.service.ts'
import { linkRoutes, redeemRoutes } from './magic-links/links.routes.ts'
import { createLinks } from './magic-links/links.service.ts'
import { createPasswordReset } from './magic-links/password-reset.service.ts'
import { schoolSignInRoutes } from './school-sign-in/school-sign-in.routes.ts'
import { createSchoolSignIn, schoolAccountOf } from './school-sign-in/school-sign-in.service.ts'
import { createPasskeys } from './second-factor/passkey.service.ts'
import { authenticatorRoutes, passkeyRoutes, secondFactorRoutes } from './second-factor/second-factor.routes.ts'
import { createSecondFactor } from './second-factor/second-factor.service.ts'
import { createSessions } from './sessions.service.ts'
import { createSetUp } from './set-up.service.ts'
import { visitorAccountRoutes, visitorCookies } from './visitor-accounts.routes.ts'
import { createVisitorAccounts } from './visitor-accounts.service.ts'

type Needs = {
  mail: Mail
  searchIndex: SearchIndex
  membership: MembershipService
  programmes: Programmes
  school: SchoolService
}

/** Who people are, and every way in. */
export function createAccountsModule({ env, store, now, log, origin, isSample }: Context, needs: Needs) {
  const { mail, searchIndex, membership, programmes, school: schools } = needs
  const sessions = createSessions({ store, now, asksSecondFactor: !isSample })
  const basic = { store, now, sessions, mail, origin }
  const secondFactor = createSecondFactor(basic)
  const passkeys = createPasskeys({ ...basic, secondFactor })
  const accounts = createAccounts({ ...basic, secondFactor, membership, school: schools })
  const ways = {
    ...basic,
    store: asBearer(store, 'a link, a code, or the school’s own sign-in'),
  }
  const links = createLinks(ways)
  const passwordReset = createPasswordReset({ ...ways, links })
  const setUp = createSetUp({ ...ways, searchIndex, programmes, school: schools })
  const school = createSchoolSignIn({ ...ways, log, account: schoolAccountOf(env) })
  const publicUrl = env.PUBLIC_URL
  const secure = publicUrl?.startsWith('https:') ?? false
  const visitorAccounts = createVisitorAccounts({ now, log, origin, accounts: env.VISITOR_ACCOUNTS })
  const secondFactors = { accounts, sessions, factor: secondFactor, passkeys, publicUrl }
  return {
    services: {
      sessions,
      accounts,
      links,
      setUp,
      attempts: createAttempts(now),
      /** Who has come to comment under the name of an account of their own. */
      visitorIn: (cookies: Record<string, string | undefined>) =>
        visitorAccounts.visitorOf(cookies[visitorCookies(secure).visitor]),
    },
    jobs: [sessions.sweep, links.sweep, accounts.sweep],
    routes: [
      sessionRoutes(accounts, sessions),
      deviceRoutes(sessions),
      accountRoutes(accounts),
      redeemRoutes({ accounts, sessions, links, passwordReset, setUpService: setUp }),
      linkRoutes({
        links,
        passwordReset,
        setUpService: setUp,
        schoolAccount: () => school.offer(),
        isSample: request => isSample && isThisMachine(request),
        sendsEmail: mailFolderOf(env) === null,
      }),
      authenticatorRoutes(secondFactors),
      passkeyRoutes(secondFactors),
      secondFactorRoutes(secondFactors),
      schoolSignInRoutes(school, sessions, secure),
      visitorAccountRoutes(visitorAccounts, secure),
    ],
  } satisfies Module
}
