import { me } from '@hubs/schema/accounts/accounts'
import {
  addPasskey,
  authenticatorKey,
  passFactor,
  passkeyOptions,
  passPasskey,
  recoveryCodes,
  secondFactor,
} from '@hubs/schema/accounts/second-factor'
import { id } from '@hubs/schema/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Accounts } from '../accounts.service.ts'
import type { Sessions } from '../sessions.service.ts'
import type { PasskeyService } from './passkey.service.ts'
import { isPossibleAt, type RelyingParty } from './passkeys.rules.ts'
import type { SecondFactorService } from './second-factor.service.ts'

type Deps = {
  accounts: Accounts
  sessions: Sessions
  factor: SecondFactorService
  passkeys: PasskeyService
  /** The address that people open, where the server was told one. */
  publicUrl: string | undefined
}

const done = z.null()
const refused = problems(400, 401, 403, 409)
/** For whoever must set it up before anything else, too. */
const settingUp = { whileOwing: ['enrolment'] } as const
const proved = { ...settingUp, proof: true } as const
const changing = { proof: true } as const
const passing = { whileOwing: ['factor'] } as const

const placeOf = (request: FastifyRequest, { publicUrl }: Deps): RelyingParty => ({
  origin: publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`,
})

/** With the cookie's new value, and who that is now. */
async function enter(reply: FastifyReply, token: string, { accounts, sessions }: Deps) {
  reply.signIn(token)
  const session = await sessions.resolve(token)
  if (!session) throw new Error('a session just renewed was not found')
  return accounts.me(session)
}

/** Two-step sign-in set up with an app. */
export function authenticatorRoutes(deps: Deps): FastifyPluginAsyncZod {
  const { factor } = deps
  return async app => {
    app.get(
      '/me/second-factor',
      routeOf(factor.see, { response: { 200: secondFactor, ...problems(401, 403) } }, settingUp),
      request => factor.see(sessionOf(request), isPossibleAt(placeOf(request, deps))),
    )

    app.post(
      '/me/second-factor/authenticator',
      routeOf(factor.beginApp, { response: { 201: authenticatorKey, ...refused } }, proved),
      async (request, reply) => reply.code(201).send(await factor.beginApp(sessionOf(request))),
    )

    app.post(
      '/me/second-factor/authenticator/confirmation',
      routeOf(factor.confirmApp, { body: passFactor, response: { 200: recoveryCodes, ...refused } }, settingUp),
      async (request, reply) => {
        const { token, ...codes } = await factor.confirmApp(sessionOf(request), request.body.code, fromOf(request))
        if (token) reply.signIn(token)
        return codes
      },
    )

    app.delete(
      '/me/second-factor/authenticator',
      routeOf(factor.removeApp, { response: { 204: done, ...refused } }, changing),
      async (request, reply) => {
        await factor.removeApp(sessionOf(request), fromOf(request))
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/me/second-factor/recovery-codes',
      routeOf(factor.renewCodes, { response: { 201: recoveryCodes, ...refused } }, changing),
      async (request, reply) =>
        reply.code(201).send({ recoveryCodes: await factor.renewCodes(sessionOf(request), fromOf(request)) }),
    )
  }
}

/** The same with passkeys. */
export function passkeyRoutes(deps: Deps): FastifyPluginAsyncZod {
  const { passkeys } = deps
  return async app => {
    app.post(
      '/me/passkeys/options',
      routeOf(passkeys.beginAdding, { response: { 200: passkeyOptions, ...refused } }, proved),
      async request => ({ ...(await passkeys.beginAdding(sessionOf(request), placeOf(request, deps))) }),
    )

    app.post(
      '/me/passkeys',
      routeOf(passkeys.add, { body: addPasskey, response: { 201: recoveryCodes, ...refused } }, settingUp),
      async (request, reply) => {
        const session = sessionOf(request)
        const { token, ...codes } = await passkeys.add(session, placeOf(request, deps), request.body, fromOf(request))
        if (token) reply.signIn(token)
        return reply.code(201).send(codes)
      },
    )

    app.delete(
      '/me/passkeys/:id',
      routeOf(
        passkeys.remove,
        { params: z.object({ id }), response: { 204: done, ...refused, ...problems(404) } },
        changing,
      ),
      async (request, reply) => {
        await passkeys.remove(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}

/** Taking the second step, and an administrator's way out for somebody locked out. */
export function secondFactorRoutes(deps: Deps): FastifyPluginAsyncZod {
  const { factor, passkeys } = deps
  return async app => {
    app.post(
      '/sessions/current/second-factor',
      routeOf(factor.pass, { body: passFactor, response: { 200: me, ...refused, ...problems(429) } }, passing),
      async (request, reply) =>
        enter(reply, await factor.pass(sessionOf(request), request.body.code, fromOf(request)), deps),
    )

    app.post(
      '/sessions/current/passkey/options',
      routeOf(passkeys.beginPassing, { response: { 200: passkeyOptions, ...refused } }, passing),
      async request => ({ ...(await passkeys.beginPassing(sessionOf(request), placeOf(request, deps))) }),
    )

    app.post(
      '/sessions/current/passkey',
      routeOf(passkeys.pass, { body: passPasskey, response: { 200: me, ...refused } }, passing),
      async (request, reply) => {
        const session = sessionOf(request)
        return enter(reply, await passkeys.pass(session, placeOf(request, deps), request.body, fromOf(request)), deps)
      },
    )

    app.delete(
      '/people/:id/second-factor',
      routeOf(
        factor.reset,
        { params: z.object({ id }), response: { 204: done, ...refused, ...problems(404) } },
        { proof: true },
      ),
      async (request, reply) => {
        await factor.reset(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
