import type { Me, SignIn } from '@hubs/schema/accounts'
import { Refusal } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import * as repo from './accounts.repo.ts'
import { verifyNobody, verifyPassword } from './passwords.ts'
import type { Session, Sessions } from './sessions.service.ts'

type Deps = {
  store: Store
  sessions: Sessions
  /** Whether somebody has said "not this year"; the membership's own service knows. */
  saidNotThisYear: (actor: Session['actor']) => Promise<boolean>
}

/** Signing in and out, and one's own account. */
export function createAccounts({ store, sessions, saidNotThisYear }: Deps) {
  return {
    /** Returns the cookie's value. The same refusal for an unknown address and a wrong password. */
    async signIn({ email, password }: SignIn, device: string): Promise<string> {
      const found = await repo.findByEmail(store.read, email)
      const right = found?.passwordHash ? await verifyPassword(found.passwordHash, password) : await verifyNobody(password)
      if (!found || !right || found.person.leftAt !== null)
        throw new Refusal('wrong-credentials', 'That address and password do not go together. Try again, or ask for a link by mail.')
      return store.write(tx => sessions.create(tx, found.person.id, device))
    },

    async me(session: Session): Promise<Me> {
      const { actor, name, email, theme, school, membership } = session
      return {
        id: actor.id,
        name,
        email,
        theme,
        school,
        membership,
        staffKind: actor.staffKind,
        roles: [...actor.roles],
        leads: [...actor.leads],
        notThisYear: actor.staffKind === 'support' && (await saidNotThisYear(actor)),
        hasPassword: await repo.hasCredential(store.read, actor.id),
      }
    },
  }
}

export type Accounts = ReturnType<typeof createAccounts>
