import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../clock.ts'
import type { Env } from '../../env.ts'
import type { Store } from '../../store/store.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { RefreshSearch } from '../search/search-queue.ts'
import { accountRoutes } from './accounts.routes.ts'
import { createAccounts } from './accounts.service.ts'
import { linkRoutes } from './links.routes.ts'
import { createLinks } from './links.service.ts'
import { createPasskeys } from './passkey.service.ts'
import { createPasswordReset } from './password-reset.service.ts'
import { visitorAccountRoutes, visitorCookies } from './visitor-accounts.routes.ts'
import { createVisitorAccounts } from './visitor-accounts.service.ts'
import { schoolSignInRoutes } from './school-sign-in.routes.ts'
import { createSchoolSignIn, schoolAccountOf } from './school-sign-in.service.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { createSecondFactor } from './second-factor.service.ts'
import type { Session, Sessions } from './sessions.service.ts'
import { createSetUp } from './set-up.service.ts'

type Deps = {
  env: Env
  store: Store
  now: Clock
  log: FastifyBaseLogger
  sessions: Sessions
  mail: Mail
  origin: () => string
  refreshSearch: RefreshSearch
  saidNotThisYear: (actor: Session['actor']) => Promise<boolean>
}

/** Who people are, and every way in. */
export function createAccountModule({ env, log, refreshSearch, saidNotThisYear, ...basic }: Deps) {
  const { store, now, sessions, mail, origin } = basic
  const secondFactor = createSecondFactor(basic)
  const passkeys = createPasskeys({ ...basic, secondFactor })
  const accounts = createAccounts({ ...basic, secondFactor, saidNotThisYear })
  const links = createLinks(basic)
  const passwordReset = createPasswordReset({ store, now, sessions, links, mail, origin })
  const setUp = createSetUp({ store, now, sessions, refreshSearch })
  const school = createSchoolSignIn({ store, now, sessions, log, origin, account: schoolAccountOf(env) })
  const publicUrl = env.PUBLIC_URL
  const secure = publicUrl?.startsWith('https:') ?? false
  const visitorAccounts = createVisitorAccounts({ now, log, origin, accounts: env.VISITOR_ACCOUNTS })
  return {
    accounts,
    links,
    setUp,
    /** Who has come to comment under the name of an account of their own. */
    visitorIn: (cookies: Record<string, string | undefined>) =>
      visitorAccounts.visitorOf(cookies[visitorCookies(secure).visitor]),
    routes: (isSample: (request: FastifyRequest) => boolean): FastifyPluginAsyncZod[] => [
      accountRoutes(accounts, sessions),
      linkRoutes({
        accounts,
        sessions,
        links,
        passwordReset,
        setUpService: setUp,
        schoolAccount: () => school.offer(),
        isSample,
      }),
      secondFactorRoutes({ accounts, sessions, factor: secondFactor, passkeys, publicUrl }),
      schoolSignInRoutes(school, sessions, secure),
      visitorAccountRoutes(visitorAccounts, secure),
    ],
  }
}
