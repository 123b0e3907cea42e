/** What the school's sign-in says about whoever came back from it. */
export type SchoolClaims = {
  issuer: string
  subject: string
  /** Of an Entra account: its id in the school’s own tenant, in the place of the subject. */
  accountId: string | undefined
  email: string | undefined
  /** Undefined where it says nothing about it, as Microsoft Entra does for work accounts. */
  emailVerified: boolean | undefined
  /** Google's `hd`: the Workspace domain the account belongs to. */
  hostedDomain: string | undefined
}

/** One Entra tenant, by its id. `common` and the like take accounts of any organisation, and vouch for nothing. */
const entraTenant =
  /^https:\/\/(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn)\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/v2\.0\/?$/i

/** Whether the issuer is one Entra tenant, and the token says the same tenant. */
export function isTenant(issuer: string, tenantId: string | undefined): boolean {
  return (
    tenantId !== undefined && entraTenant.test(issuer) && issuer.toLowerCase().includes(`/${tenantId.toLowerCase()}/`)
  )
}

/** With a hosted domain set, nobody of another one gets in, whatever was asked of Google by hint. */
export function isOfDomain(claims: SchoolClaims, hostedDomain: string | undefined): boolean {
  return hostedDomain === undefined || claims.hostedDomain?.toLowerCase() === hostedDomain.toLowerCase()
}

/**
 * Whether the address may lead to a person invited with it, the first time they come. Only where nobody else could
 * have claimed it: verified, or of the school's own hosted domain, or from the school's own tenant.
 */
export function mayClaimAddress(claims: SchoolClaims, hostedDomain: string | undefined): boolean {
  if (!claims.email || claims.emailVerified === false) return false
  if (claims.emailVerified === true) return true
  return (hostedDomain !== undefined && isOfDomain(claims, hostedDomain)) || entraTenant.test(claims.issuer)
}
