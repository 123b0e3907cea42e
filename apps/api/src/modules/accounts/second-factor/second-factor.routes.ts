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
import { problem } from '@hubs/schema/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../../plugins/actor.ts'
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
const refused = { 400: problem, 401: problem, 403: problem, 409: problem } as const
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
      {
        config: { policy: factor.see.action, ...settingUp },
        schema: { response: { 200: secondFactor, 401: problem, 403: problem } },
      },
      request => factor.see(sessionOf(request), isPossibleAt(placeOf(request, deps))),
    )

    app.post(
      '/me/second-factor/authenticator',
      {
        config: { policy: factor.beginApp.action, ...proved },
        schema: { response: { 201: authenticatorKey, ...refused } },
      },
      async (request, reply) => reply.code(201).send(await factor.beginApp(sessionOf(request))),
    )

    app.post(
      '/me/second-factor/authenticator/confirmation',
      {
        config: { policy: factor.confirmApp.action, ...settingUp },
        schema: { body: passFactor, response: { 200: recoveryCodes, ...refused } },
      },
      async (request, reply) => {
        const { token, ...codes } = await factor.confirmApp(sessionOf(request), request.body.code, fromOf(request))
        if (token) reply.signIn(token)
        return codes
      },
    )

    app.delete(
      '/me/second-factor/authenticator',
      { config: { policy: factor.removeApp.action, ...changing }, schema: { response: { 204: done, ...refused } } },
      async (request, reply) => {
        await factor.removeApp(sessionOf(request), fromOf(request))
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/me/second-factor/recovery-codes',
      {
        config: { policy: factor.renewCodes.action, ...changing },
        schema: { response: { 201: recoveryCodes, ...refused } },
      },
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
      {
        config: { policy: passkeys.beginAdding.action, ...proved },
        schema: { response: { 200: passkeyOptions, ...refused } },
      },
      async request => ({ ...(await passkeys.beginAdding(sessionOf(request), placeOf(request, deps))) }),
    )

    app.post(
      '/me/passkeys',
      {
        config: { policy: passkeys.add.action, ...settingUp },
        schema: { body: addPasskey, response: { 201: recoveryCodes, ...refused } },
      },
      async (request, reply) => {
        const session = sessionOf(request)
        const { token, ...codes } = await passkeys.add(session, placeOf(request, deps), request.body, fromOf(request))
        if (token) reply.signIn(token)
        return reply.code(201).send(codes)
      },
    )

    app.delete(
      '/me/passkeys/:id',
      {
        config: { policy: passkeys.remove.action, ...changing },
        schema: { params: z.object({ id }), response: { 204: done, ...refused, 404: problem } },
      },
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
      {
        config: { policy: factor.pass.action, ...passing },
        schema: { body: passFactor, response: { 200: me, ...refused, 429: problem } },
      },
      async (request, reply) =>
        enter(reply, await factor.pass(sessionOf(request), request.body.code, fromOf(request)), deps),
    )

    app.post(
      '/sessions/current/passkey/options',
      {
        config: { policy: passkeys.beginPassing.action, ...passing },
        schema: { response: { 200: passkeyOptions, ...refused } },
      },
      async request => ({ ...(await passkeys.beginPassing(sessionOf(request), placeOf(request, deps))) }),
    )

    app.post(
      '/sessions/current/passkey',
      {
        config: { policy: passkeys.pass.action, ...passing },
        schema: { body: passPasskey, response: { 200: me, ...refused } },
      },
      async (request, reply) => {
        const session = sessionOf(request)
        return enter(reply, await passkeys.pass(session, placeOf(request, deps), request.body, fromOf(request)), deps)
      },
    )

    app.delete(
      '/people/:id/second-factor',
      {
        config: { policy: factor.reset.action, proof: true },
        schema: { params: z.object({ id }), response: { 204: done, ...refused, 404: problem } },
      },
      async (request, reply) => {
        await factor.reset(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
