import type { Me } from '@hubs/schema/accounts/accounts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../errors.ts'
import type { Accounts } from './accounts.service.ts'
import type { Sessions } from './sessions.service.ts'

/** Sets the cookie of a session just made, ends the one this browser had, and returns who has come. */
export async function startBrowserSession(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  { accounts, sessions }: { accounts: Accounts; sessions: Sessions },
): Promise<Me> {
  // One that a new password has just ended is not there to be ended.
  if (request.session)
    await sessions.end(request.session, request.session.id).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
    })
  const session = await sessions.resolve(token)
  if (!session) throw new Error('a session just made was not found')
  reply.signIn(token)
  return accounts.me(session)
}
