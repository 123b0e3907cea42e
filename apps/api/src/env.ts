import path from 'node:path'
import { z } from 'zod'

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optionalUrl = (protocols: RegExp, ask: string) =>
  z.preprocess(blankIsUnset, z.url({ protocol: protocols, error: ask }).optional())

const issuerUrl = z.url({ protocol: /^https?$/, error: 'each needs an "issuer", the address of the sign-in service.' })
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')

const visitorAccounts = z
  .array(
    z
      .strictObject({
        name: z
          .string('each needs a "name", for example Google.')
          .trim()
          .max(30, 'a name can have 30 characters at most.')
          .refine(name => keyOf(name) !== '', 'each needs a "name", for example Google.'),
        issuer: issuerUrl.refine(
          issuer => !URL.canParse(issuer) || isSafeIssuer(issuer),
          'each issuer must start with https://.',
        ),
        clientId: z.string('each needs a "clientId".').min(1, 'each needs a "clientId".'),
        clientSecret: z.string().optional(),
      })
      .transform(account => ({ ...account, key: keyOf(account.name) })),
  )
  .max(6, 'name six services at most.')
  .refine(all => new Set(all.map(({ key }) => key)).size === all.length, 'each needs a name of its own.')

function readJson(text: unknown, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    const message = 'it must be a JSON list, for example [{"name":"Google","issuer":"https://accounts.google.com",…}].'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
}

/** Every variable the server reads, parsed once. The README lists them. */
const envSchema = z.object({
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number('PORT must be a number, for example 3000.')
      .int()
      .min(0)
      .max(65535, 'PORT must be at most 65535.')
      .default(3000),
  ),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(
    blankIsUnset,
    z
      .string()
      .default('data')
      .transform(folder => path.resolve(folder)),
  ),
  DATABASE_URL: optionalUrl(
    /^postgres(ql)?$/,
    'DATABASE_URL must start with postgres:// (leave it out to use SQLite).',
  ),
  PUBLIC_URL: optionalUrl(
    /^https?$/,
    'PUBLIC_URL must be the address people open, for example https://hubs.school.org.',
  ),
  SMTP_URL: optionalUrl(
    /^smtps?$/,
    'SMTP_URL must start with smtp:// or smtps:// (leave it out to save emails in the outbox folder).',
  ),
  MAIL_FROM: z.preprocess(blankIsUnset, z.string().default('Learning Hubs <hubs@localhost>')),
  BOUNCE_MAILBOX: optionalUrl(
    /^imaps?$/,
    'BOUNCE_MAILBOX must start with imaps:// and have the name and password of the mailbox (leave it out to read no emails that come back).',
  ),
  OIDC_ISSUER: optionalUrl(/^https?$/, 'OIDC_ISSUER must be the address of your sign-in service.'),
  OIDC_CLIENT_ID: z.preprocess(blankIsUnset, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsUnset, z.string().optional()),
  OIDC_NAME: z.preprocess(blankIsUnset, z.string().default('your school account')),
  OIDC_HOSTED_DOMAIN: z.preprocess(blankIsUnset, z.string().optional()),
  VISITOR_ACCOUNTS: z.preprocess(blankIsUnset, z.string().default('[]').transform(readJson).pipe(visitorAccounts)),
  TRUST_PROXY: z.preprocess(
    blankIsUnset,
    z.coerce
      .number('TRUST_PROXY must be the number of proxies in front of the server, for example 1.')
      .int()
      .min(0)
      .max(5)
      .default(0),
  ),
  METRICS_TOKEN: z.preprocess(
    blankIsUnset,
    z
      .string()
      .min(20, 'METRICS_TOKEN must have at least 20 characters, for example from: openssl rand -hex 20')
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
        'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
      )
      .default('info'),
  ),
})

/** An Entra address that serves every organisation there is, and so vouches for none of them. */
function servesAnybody(issuer: string): boolean {
  const { hostname, pathname } = new URL(issuer)
  return (
    /(^|\.)(microsoftonline\.(com|us|cn)|windows\.net)$/.test(hostname) &&
    /^\/(common|organizations|consumers)(\/|$)/i.test(pathname)
  )
}

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

export type Env = z.infer<typeof envSchema>

/** A wrong variable; the message is one sentence for whoever starts the server. */
export class EnvRefused extends Error {}

/** Reads the environment. Throws EnvRefused with one sentence a wrong variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse(source)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw new EnvRefused(
      first ? `${String(first.path[0])} is wrong: ${first.message}` : 'An environment variable is wrong.',
    )
  }
  const { OIDC_ISSUER, OIDC_CLIENT_ID, BOUNCE_MAILBOX, SMTP_URL } = parsed.data
  if (BOUNCE_MAILBOX && !SMTP_URL) throw new EnvRefused('BOUNCE_MAILBOX is set, so SMTP_URL and MAIL_FROM must be too.')
  if (OIDC_ISSUER && !OIDC_CLIENT_ID) throw new EnvRefused('OIDC_ISSUER is set, so OIDC_CLIENT_ID must be too.')
  if (OIDC_ISSUER && !isSafeIssuer(OIDC_ISSUER)) throw new EnvRefused('OIDC_ISSUER must start with https://.')
  if (OIDC_ISSUER && servesAnybody(OIDC_ISSUER))
    throw new EnvRefused(
      'OIDC_ISSUER must name your own tenant, https://login.microsoftonline.com/<tenant id>/v2.0. Otherwise anyone with a Microsoft account could claim an address here.',
    )
  return parsed.data
}
