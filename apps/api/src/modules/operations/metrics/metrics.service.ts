import { SECOND_MS } from '@hubs/rules/dates/durations'
import { timingSafeEqual } from 'node:crypto'
import { notFound, Refusal } from '../../../errors.ts'
import { hashSecret } from '../../../ids.ts'
import { listBackups } from '../../../store/backups.ts'
import type { GuardedStore } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Meter } from './meter.service.ts'
import { formatMetrics, type Family } from './metrics-exposition.format.ts'

type Needs = {
  store: Pick<GuardedStore, 'backupFolder' | 'bytes' | 'waitingWrites'>
  now: Clock
  mail: Pick<Mail, 'waiting'>
  openStreams: () => number
  /** None where nobody may read it. */
  meter: Meter | null
  /** What a monitor has to send; without one there are no figures. */
  token: string | undefined
}

const gauge = (name: string, help: string, ...values: number[]): Family => ({
  name,
  help,
  type: 'gauge',
  samples: values.map(value => ({ value })),
})

function demandToken({ token }: Needs, sent: string | undefined) {
  if (!token) throw notFound('page')
  const [, given = ''] = /^Bearer (.+)$/.exec(sent ?? '') ?? []
  if (!timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(token))))
    throw new Refusal('not-signed-in', 'Send the METRICS_TOKEN: Authorization: Bearer …')
}

/** @param sent the request's Authorization header */
async function see(needs: Needs, sent: string | undefined): Promise<string> {
  const { now, mail, store, meter, openStreams } = needs
  demandToken(needs, sent)
  const at = now()
  const { count, oldestAt } = await mail.waiting()
  const [newest] = listBackups(store.backupFolder)
  return formatMetrics([
    ...(meter?.families() ?? []),
    gauge('hubs_open_streams', 'Screens that show a meeting live.', openStreams()),
    gauge('hubs_outbox_waiting', 'Emails that have not been sent yet.', count),
    gauge(
      'hubs_outbox_oldest_seconds',
      'How long the oldest of them has waited.',
      oldestAt === null ? 0 : Math.max(0, at - oldestAt) / SECOND_MS,
    ),
    gauge(
      'hubs_backup_age_seconds',
      'Since the last backup that was checked; missing where there is none.',
      ...(newest ? [(at - newest.at) / SECOND_MS] : []),
    ),
    gauge('hubs_database_bytes', 'What the database takes on the disk.', await store.bytes()),
    gauge('hubs_waiting_writes', 'Changes that wait for their turn.', store.waitingWrites()),
    gauge('process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()),
  ])
}

/** What a school's monitoring watches: figures about the server, none about anybody. */
export function createMetrics(needs: Needs) {
  return {
    see: see.bind(null, needs),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
