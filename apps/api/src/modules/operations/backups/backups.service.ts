import { isBackupDue, isBackupOverdue } from '@hubs/rules/backups'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { Backup, Backups } from '@hubs/schema/backups'
import { type From, writeAudit } from '../../../audit.ts'
import { authorize, guardedSession } from '../../../authorize.ts'
import { Refusal } from '../../../errors.ts'
import type { Log } from '../../../log.ts'
import { BackupRefused, type BackupFile, type BackupKind, listBackups } from '../../../store/backups.ts'
import { lastRestoreTrial } from '../../../store/restore-trial.ts'
import { storeErrorOf } from '../../../store/store-errors.ts'
import type { GuardedStore } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import type { Sessions } from '../../accounts/sessions.service.ts'
import { firstSchoolAt } from './backups.repo.ts'

/** After the rush of a start; a server that is started anew each morning makes its backup too. */
const FIRST_AFTER = MINUTE_MS

type Deps = {
  store: GuardedStore
  sessions: Pick<Sessions, 'demandProof'>
  now: Clock
  log: Pick<Log, 'warn' | 'error'>
}

const describe = ({ at, ...file }: BackupFile): Backup => ({ ...file, at: iso(at) })

function sentenceFor(error: unknown): string {
  if (error instanceof BackupRefused) return error.message
  if (storeErrorOf(error) === 'disk-full')
    return 'There’s no room for the backup: the disk is full. Free some space, then try again.'
  return 'The backup couldn’t be made or didn’t pass its check. The server’s log says why.'
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    folder: given.store.backupFolder,
    making: undefined as Promise<BackupFile> | undefined,
    failed: null as string | null,
    timer: undefined as NodeJS.Timeout | undefined,
    asking: undefined as NodeJS.Timeout | undefined,
  }
}

/** One at a time: whoever asks while one is being made gets that one. */
async function make(needs: Needs, kind: BackupKind): Promise<BackupFile> {
  needs.making ??= needs.store.backup(kind, needs.now()).finally(() => (needs.making = undefined))
  try {
    const made = await needs.making
    needs.failed = null
    return made
  } catch (error) {
    needs.failed = sentenceFor(error)
    needs.log.error({ err: error }, 'the backup failed')
    throw error
  }
}

async function work(needs: Needs) {
  const daily = listBackups(needs.folder).map(({ at }) => at)
  if (isBackupDue(daily, needs.now())) await make(needs, 'daily').catch(() => undefined)
}

/** Begins to look each hour whether one is due. */
function start(needs: Needs): void {
  needs.asking = setTimeout(work.bind(null, needs), FIRST_AFTER).unref()
  needs.timer = setInterval(work.bind(null, needs), 60 * MINUTE_MS).unref()
}

const see = (needs: Needs) =>
  guardedSession('backup:manage', async (session): Promise<Backups> => {
    authorize(needs.store, session.actor, { schoolId: session.actor.schoolId })
    const items = listBackups(needs.folder).map(describe)
    const since = (await firstSchoolAt(needs.store.read)) ?? needs.now()
    const last = items[0] ? Date.parse(items[0].at) : null
    return {
      items,
      folder: needs.folder,
      overdue: isBackupOverdue(last, since, needs.now()),
      failed: needs.failed,
      restoreTriedAt: lastRestoreTrial(needs.folder),
    }
  })

const makeByHand = (needs: Needs) =>
  guardedSession('backup:manage', async (session, from: From): Promise<Backup> => {
    const { store, sessions, now } = needs
    authorize(store, session.actor, { schoolId: session.actor.schoolId })
    sessions.demandProof(session)
    const made = await make(needs, 'by-hand').catch((error: unknown) => {
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
  })

/** Lets the one that is being made come to its end. */
async function stop(needs: Needs): Promise<void> {
  clearTimeout(needs.asking)
  clearInterval(needs.timer)
  await needs.making?.catch(() => undefined)
}

/** Backups: one a day by itself, one whenever an administrator asks, and a warning where none came about. */
export function createBackups(given: Deps) {
  const needs = needsOf(given)
  return {
    start: start.bind(null, needs),

    /** Makes the one that is due, if any. */
    work: work.bind(null, needs),

    see: see(needs),
    makeByHand: makeByHand(needs),
    stop: stop.bind(null, needs),
  }
}

export type BackupService = ReturnType<typeof createBackups>
