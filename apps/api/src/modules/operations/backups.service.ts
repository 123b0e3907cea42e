import { isBackupDue, isBackupOverdue } from '@hubs/rules/backups'
import { minuteMs as minute } from '@hubs/rules/durations'
import type { Backup, Backups } from '@hubs/schema/backups'
import { type From, writeAudit } from '../../audit.ts'
import { authorize, guardedSession } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { Refusal } from '../../errors.ts'
import { iso } from '../../iso.ts'
import { BackupRefused, type BackupFile, type BackupKind, listBackups } from '../../store/backups.ts'
import { storeErrorOf } from '../../store/store-errors.ts'
import type { GuardedStore } from '../../store/store.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import { firstSchoolAt } from './backups.repo.ts'

/** After the rush of a start; a server that is started anew each morning makes its backup too. */
const firstAfter = minute

type Log = { warn(details: object, line: string): void; error(details: object, line: string): void }
type Deps = { store: GuardedStore; sessions: Pick<Sessions, 'demandProof'>; now: Clock; log: Log }

const describe = ({ at, ...file }: BackupFile): Backup => ({ ...file, at: iso(at) })

function sentenceFor(error: unknown): string {
  if (error instanceof BackupRefused) return error.message
  if (storeErrorOf(error) === 'disk-full')
    return 'There’s no room for the backup: the disk is full. Free some space, then try again.'
  return 'The backup couldn’t be made or didn’t pass its check. The server’s log says why.'
}

/** Backups: one a day by itself, one whenever an administrator asks, and a warning where none came about. */
export function createBackups({ store, sessions, now, log }: Deps) {
  const folder = store.backupFolder
  let making: Promise<BackupFile> | undefined
  let failed: string | null = null
  let timer: NodeJS.Timeout | undefined
  let asking: NodeJS.Timeout | undefined

  /** One at a time: whoever asks while one is being made gets that one. */
  async function make(kind: BackupKind): Promise<BackupFile> {
    making ??= store.backup(kind, now()).finally(() => (making = undefined))
    try {
      const made = await making
      failed = null
      return made
    } catch (error) {
      failed = sentenceFor(error)
      log.error({ err: error }, 'the backup failed')
      throw error
    }
  }

  async function work() {
    const daily = listBackups(folder).map(({ at }) => at)
    if (isBackupDue(daily, now())) await make('daily').catch(() => undefined)
  }

  return {
    /** Begins to look each hour whether one is due. */
    begin(): void {
      asking = setTimeout(work, firstAfter).unref()
      timer = setInterval(work, 60 * minute).unref()
    },

    /** Makes the one that is due, if any. */
    work,

    see: guardedSession('backup:manage', async (session): Promise<Backups> => {
      authorize(store, session.actor, { schoolId: session.actor.schoolId })
      const items = listBackups(folder).map(describe)
      const since = (await firstSchoolAt(store.read)) ?? now()
      const last = items[0] ? Date.parse(items[0].at) : null
      return { items, folder, overdue: isBackupOverdue(last, since, now()), failed }
    }),

    makeByHand: guardedSession('backup:manage', async (session, from: From): Promise<Backup> => {
      authorize(store, session.actor, { schoolId: session.actor.schoolId })
      sessions.demandProof(session)
      const made = await make('by-hand').catch((error: unknown) => {
        throw new Refusal('unavailable', sentenceFor(error))
      })
      await store.write(tx =>
        writeAudit(tx, {
          schoolId: session.school.id,
          actorId: session.actor.id,
          action: 'backup-made',
          at: now(),
          ip: from.ip,
          details: { name: made.name },
        }),
      )
      return describe(made)
    }),

    /** Lets the one that is being made come to its end. */
    async stop(): Promise<void> {
      clearTimeout(asking)
      clearInterval(timer)
      await making?.catch(() => undefined)
    },
  }
}

export type BackupService = ReturnType<typeof createBackups>
