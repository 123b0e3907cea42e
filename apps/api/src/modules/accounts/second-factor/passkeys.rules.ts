import type { AddPasskey, PassPasskey } from '@hubs/schema/accounts/second-factor'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { isIP } from 'node:net'

// Most people never need it, and it is large, so a start does not wait for it.
const library = () => import('@simplewebauthn/server')

/** The address in the browser, which a passkey belongs to. */
export type RelyingParty = { origin: string }

type KnownPasskey = { credentialId: string; publicKey: string; signatureCounter: number; transports: string[] }

const nameOf = ({ origin }: RelyingParty) => new URL(origin).hostname

/** A passkey belongs to a name; a bare number of an address is none. */
export const isPossibleAt = (place: RelyingParty): boolean => isIP(nameOf(place).replace(/^\[|\]$/g, '')) === 0

const credentialOf = ({ credentialId, transports }: KnownPasskey) => ({
  id: credentialId,
  transports: transports as AuthenticatorTransport[],
})

/** What the browser needs to make one. */
export async function optionsToAdd(
  place: RelyingParty,
  who: { id: string; name: string; email: string; school: string },
  known: KnownPasskey[],
) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: who.school,
    rpID: nameOf(place),
    userID: new Uint8Array(Buffer.from(who.id)),
    userName: who.email,
    userDisplayName: who.name,
    attestationType: 'none',
    excludeCredentials: known.map(credentialOf),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** The passkey that the browser made; null where the answer does not fit the challenge or the place. */
export async function readAdded(
  place: RelyingParty,
  challenge: string,
  answer: AddPasskey['answer'],
): Promise<KnownPasskey | null> {
  const { verifyRegistrationResponse } = await library()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: nameOf(place),
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return null
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    signatureCounter: counter,
    transports,
  }
}

/** What the browser needs to use one of these. */
export async function optionsToPass(place: RelyingParty, known: KnownPasskey[]) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: nameOf(place),
    allowCredentials: known.map(credentialOf),
    userVerification: 'preferred',
  })
}

/** Its counter after this use; null where the answer is not by this passkey, to this challenge, at this place. */
export async function usesAfter(
  place: RelyingParty,
  challenge: string,
  answer: PassPasskey['answer'],
  known: KnownPasskey,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: nameOf(place),
    requireUserVerification: false,
    credential: {
      ...credentialOf(known),
      publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
      counter: known.signatureCounter,
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified && authenticationInfo ? authenticationInfo.newCounter : null
}
