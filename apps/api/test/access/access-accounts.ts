import { at, type Row } from './access.ts'

const passkeyAnswer = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {} }
const signed = { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' }

/** Two-step sign-in: everybody’s own, and an administrator’s way out for somebody locked out. */
//                                                       visitor member facil. other coord. admin lead. school
export const secondFactorRows: Record<string, Row> = {
  'GET /api/v1/me/second-factor': { get: at('/me/second-factor'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/me/second-factor/authenticator': {
    get: at('/me/second-factor/authenticator'),
    expect: '401 201 201 201 201 201 201 201',
  },
  'POST /api/v1/me/second-factor/authenticator/confirmation': {
    get: at('/me/second-factor/authenticator/confirmation', { code: '000 000' }),
    expect: '401 409 409 409 409 409 409 409',
  },
  'DELETE /api/v1/me/second-factor/authenticator': {
    get: at('/me/second-factor/authenticator'),
    expect: '401 204 204 204 409 409 204 409',
  },
  'POST /api/v1/me/second-factor/recovery-codes': {
    get: at('/me/second-factor/recovery-codes'),
    expect: '401 409 409 409 409 409 409 409',
  },
  'POST /api/v1/me/passkeys/options': { get: at('/me/passkeys/options'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/me/passkeys': {
    get: at('/me/passkeys', {
      name: 'Laptop',
      answer: { ...passkeyAnswer, response: { clientDataJSON: 'x', attestationObject: 'x' } },
    }),
    expect: '401 400 400 400 400 400 400 400',
  },
  'DELETE /api/v1/me/passkeys/:id': { get: at('/me/passkeys/none'), expect: '401 404 404 404 404 404 404 404' },
  'POST /api/v1/sessions/current/second-factor': {
    get: at('/sessions/current/second-factor', { code: '000 000' }),
    expect: '401 400 400 400 400 400 400 400',
  },
  'POST /api/v1/sessions/current/passkey/options': {
    get: at('/sessions/current/passkey/options'),
    expect: '401 409 409 409 409 409 409 409',
  },
  'POST /api/v1/sessions/current/passkey': {
    get: at('/sessions/current/passkey', { answer: { ...passkeyAnswer, response: signed } }),
    expect: '401 400 400 400 400 400 400 400',
  },
  'DELETE /api/v1/people/:id/second-factor': {
    get: ({ person }) => at(`/people/${person}/second-factor`)(),
    expect: '401 403 403 403 403 204 403 404',
  },
}

const list = { text: 'Name,Email\nAnn Lee,ann@school.test' }

/** Lists of people, and invitations to many. */
//                                                       visitor member facil. other coord. admin lead. school
export const importRows: Record<string, Row> = {
  'POST /api/v1/people/import-previews': {
    get: at('/people/import-previews', list),
    expect: '401 403 403 403 200 200 403 200',
  },
  'POST /api/v1/people/imports': {
    get: at('/people/imports', { ...list, fingerprint: 'not this one' }),
    expect: '401 403 403 403 409 409 403 409',
  },
  'GET /api/v1/people/imports': { get: at('/people/imports'), expect: '401 403 403 403 200 200 403 200' },
  'POST /api/v1/people/imports/:id/undo': {
    get: at('/people/imports/none/undo'),
    expect: '401 403 403 403 404 404 403 404',
  },
  'GET /api/v1/people/export': { get: at('/people/export'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/people/invitations': { get: at('/people/invitations'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/people/not-come': { get: at('/people/not-come'), expect: '401 403 403 403 200 200 403 200' },
  'GET /api/v1/people/unused': { get: at('/people/unused'), expect: '401 403 403 403 403 200 403 200' },
  'POST /api/v1/people/invitations': {
    get: at('/people/invitations', { whom: 'not-come' }),
    expect: '401 403 403 403 409 409 403 409',
  },
}
