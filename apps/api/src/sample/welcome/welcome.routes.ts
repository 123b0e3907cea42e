import { me } from '@hubs/schema/accounts/accounts'
import { sampleSignIn, sampleWelcome } from '@hubs/schema/sample'
import type { FastifyRequest } from 'fastify'
import { asSystem } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import { rateLimitPerNetwork } from '../../http/rate-limits.ts'
import { fromOf } from '../../http/request.ts'
import { problems } from '../../http/route.ts'
import { isThisMachine } from '../../http/this-machine.ts'
import type { SampleModule } from '../../modules.ts'
import { startBrowserSession } from '../../modules/accounts/sign-in-reply.routes.ts'
import { createWelcome } from './welcome.ts'

const anyone = { policy: 'anyone', ...rateLimitPerNetwork } as const

/** For everybody elsewhere there is no such address. */
async function demandThisMachine(request: FastifyRequest) {
  if (!isThisMachine(request)) throw notFound('page')
}

/** Whom one can be at the sample school, and being them in one tap. Only its own server has these. */
export const sampleModule: SampleModule =
  ({ store, now, sessions, accounts }) =>
  async app => {
    const welcome = createWelcome({ store: asSystem(store, 'the sample school'), now, sessions })

    app.get(
      '/sample',
      {
        config: anyone,
        onRequest: demandThisMachine,
        schema: { response: { 200: sampleWelcome, ...problems(404, 429) } },
      },
      () => welcome.see(),
    )

    app.post(
      '/sample/sessions',
      {
        config: anyone,
        onRequest: demandThisMachine,
        schema: {
          body: sampleSignIn,
          response: { 201: me, ...problems(400, 403, 404, 429) },
        },
      },
      async (request, reply) => {
        const token = await welcome.signIn(request.body.email, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )
  }
