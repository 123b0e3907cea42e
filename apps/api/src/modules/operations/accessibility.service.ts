import { accessibilityToBegin } from '@hubs/rules/accessibility'
import type { AccessibilityStatement, UpdateAccessibility } from '@hubs/schema/accessibility'
import { type From, writeAudit } from '../../audit.ts'
import { authorize, guardedSession } from '../../authorize.ts'
import { changedByOther, notFound } from '../../errors.ts'
import type { Session } from '../../session.ts'
import type { GuardedStore, Lookup } from '../../store/store.ts'
import { type Clock, iso } from '../../time/clock.ts'
import { findStatement, writeStatement } from './accessibility.repo.ts'

type Needs = { store: GuardedStore; now: Clock }

async function look(tx: Lookup, schoolId: string | null): Promise<AccessibilityStatement> {
  const found = await findStatement(tx, schoolId)
  if (!found) throw notFound('page')
  const { name, timeZone, statement } = found
  return {
    school: name,
    timeZone,
    text: statement?.text || accessibilityToBegin(name),
    changedAt: statement?.text ? iso(statement.changedAt) : null,
    version: statement?.version ?? 0,
  }
}

const update = ({ store, now }: Needs) =>
  guardedSession(
    'accessibility:edit',
    async ({ actor }, { text, expectedVersion }: UpdateAccessibility, from: From) => {
      const { schoolId } = actor
      authorize(store, actor, { schoolId })
      return store.write(async tx => {
        const stored = await look(tx, schoolId)
        const first = accessibilityToBegin(stored.school)
        // Our own words, sent back as they were, are not yet the school's.
        const wanted = text === first ? '' : text
        const asItIs = (stored.changedAt === null ? '' : stored.text) === wanted
        if (stored.version === expectedVersion && asItIs) return stored
        const row = { schoolId, text: wanted, changedAt: now(), version: expectedVersion }
        if (!(await writeStatement(tx, row))) throw changedByOther('this statement', stored)
        await writeAudit(tx, {
          schoolId,
          actorId: actor.id,
          action: 'accessibility-changed',
          at: now(),
          ip: from.ip,
        })
        return look(tx, schoolId)
      })
    },
  )

/** What a school says of its accessibility: from the start one that is true of this version, then its own. */
export function createAccessibility(needs: Needs) {
  return {
    /** Somebody's own school's, or that of the school which visitors see. */
    see: (session: Session | null) => look(needs.store.read, session?.school.id ?? null),

    update: update(needs),
  }
}

export type Accessibility = ReturnType<typeof createAccessibility>
