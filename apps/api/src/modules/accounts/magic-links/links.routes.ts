import {
  acceptInvitation,
  askForLink,
  invitation,
  linkAsked,
  me,
  redeemCode,
  redeemLink,
  resetPassword,
  setUp,
  signInOptions,
  type SignInOptions,
} from '@hubs/schema/accounts/accounts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { rateLimitPerTarget } from '../../../http/rate-limits.ts'
import { fromOf } from '../../../http/request.ts'
import { problems } from '../../../http/route.ts'
import type { Accounts } from '../accounts.service.ts'
import type { Sessions } from '../sessions.service.ts'
import type { SetUpService } from '../set-up.service.ts'
import { startBrowserSession } from '../sign-in-reply.routes.ts'
import type { Links } from './links.service.ts'
import type { PasswordReset } from './password-reset.service.ts'

const anyone = { policy: 'anyone', ...rateLimitPerTarget } as const
const askedAnswers = { 202: linkAsked, ...problems(400, 403, 429) } as const
const sent = (request: string) => ({ sent: 'if-known' as const, request })
const spent = problems(400, 403, 404, 409, 410, 429)

type Deps = {
  accounts: Accounts
  sessions: Sessions
  links: Links
  passwordReset: PasswordReset
  setUpService: SetUpService
  schoolAccount: () => SignInOptions['schoolAccount']
  isSample: (request: FastifyRequest) => boolean
  sendsEmail: boolean
}

/** Ways in that need no password, asked for: whether an address is known is not told. */
export function linkRoutes({
  links,
  passwordReset,
  setUpService,
  schoolAccount,
  isSample,
  sendsEmail,
}: Omit<Deps, 'accounts' | 'sessions'>): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/sign-in-options',
      { config: anyone, schema: { response: { 200: signInOptions, ...problems(429) } } },
      async request => ({
        ...(await setUpService.school()),
        schoolAccount: schoolAccount(),
        sample: isSample(request),
        sendsEmail,
      }),
    )

    app.post(
      '/sign-in-links',
      { config: anyone, schema: { body: askForLink, response: askedAnswers } },
      async (request, reply) => reply.code(202).send(sent(await links.ask('sign-in', request.body.email))),
    )

    app.post(
      '/password-resets',
      { config: anyone, schema: { body: askForLink, response: askedAnswers } },
      async (request, reply) => reply.code(202).send(sent(await passwordReset.ask(request.body.email))),
    )

    app.post(
      '/links/resend',
      {
        config: anyone,
        schema: { body: redeemLink, response: { ...askedAnswers, ...problems(404, 409) } },
      },
      async (request, reply) => reply.code(202).send(sent(await links.resend(request.body.token))),
    )
  }
}

/** The same ways in, used: links by mail, invitations, and the first run. Only a POST uses a link up. */
export function redeemRoutes({
  accounts,
  sessions,
  links,
  passwordReset,
  setUpService,
}: Omit<Deps, 'schoolAccount' | 'isSample' | 'sendsEmail'>): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/sign-in-codes/redeem',
      { config: anyone, schema: { body: redeemCode, response: { 201: me, ...problems(401), ...spent } } },
      async (request, reply) => {
        const token = await links.redeemCode(request.body, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )

    app.post(
      '/password-resets/redeem',
      { config: anyone, schema: { body: resetPassword, response: { 201: me, ...spent } } },
      async (request, reply) => {
        const token = await passwordReset.redeem(request.body, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )

    app.post(
      '/sign-in-links/redeem',
      { config: anyone, schema: { body: redeemLink, response: { 201: me, ...spent } } },
      async (request, reply) => {
        const token = await links.redeem(request.body.token, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )

    app.post(
      '/invitations/look',
      { config: anyone, schema: { body: redeemLink, response: { 200: invitation, ...spent } } },
      request => links.look(request.body.token),
    )

    app.post(
      '/invitations/accept',
      { config: anyone, schema: { body: acceptInvitation, response: { 201: me, ...spent } } },
      async (request, reply) => {
        const token = await links.accept(request.body, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )

    app.post(
      '/set-up',
      { config: anyone, schema: { body: setUp, response: { 201: me, ...spent } } },
      async (request, reply) => {
        const token = await setUpService.setUp(request.body, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )
  }
}
