import type { FastifyRequest } from 'fastify'

const names = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const addresses = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i
/** Any of these, and something stands between the person and this server. */
const relayed = ['forwarded', 'via', 'x-real-ip']

/**
 * Whether a request was made on the machine the server runs on, to an address of this machine. The connection itself
 * says where it is from. A tunnel or proxy here connects from here too: it names another host, or says for whom it asks.
 */
export function isThisMachine({ headers, socket }: FastifyRequest): boolean {
  const isRelayed = Object.keys(headers).some(name => relayed.includes(name) || name.startsWith('x-forwarded-'))
  return !isRelayed && addresses.test(socket.remoteAddress ?? '') && names.test(headers.host ?? '')
}
