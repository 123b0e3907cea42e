import { DAY_MS } from '@hubs/rules/dates/durations'
import { isolated } from '@hubs/rules/text/isolated'
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { type From, writeAudit } from '../../audit.ts'
import { authorize, guardedSession } from '../../authorize.ts'
import { Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Session } from '../../session.ts'
import { listErasures } from '../../store/personal/erasures.ts'
import { inShortWrites } from '../../store/short-writes.ts'
import { storeErrorOf } from '../../store/store-errors.ts'
import type { GuardedStore, Store } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import type { Sessions } from '../accounts/sessions.service.ts'
import { schoolDownloadLetter } from '../mail/letters/privacy.mail.ts'
import type { Mail } from '../mail/mail.service.ts'
import type { Notices } from '../notices/notices.service.ts'
import { listColleagues } from './archive.repo.ts'
import { writeArchive } from './write-archive.service.ts'

type Deps = {
  store: GuardedStore
  now: Clock
  sessions: Pick<Sessions, 'demandProof'>
  notices: Notices
  mail: Pick<Mail, 'wake'>
}

const beingMade = /^download-.*\.zip$/

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return {
    ...given,
    folder: given.store.backupFolder,
    isMaking: false,
  }
}

/**
 * Written to the disk and sent from there: whoever reads slowly holds up no snapshot of the database, and what goes
 * wrong is a sentence and not half a file.
 */
async function make({ folder, now }: Needs, open: Store, { school }: Session): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `download-${newId()}.zip`)
  const asked = { school: { id: school.id, name: school.name }, at: now(), erased: listErasures(folder) }
  try {
    await open.snapshot(tx => writeArchive(tx, asked, createWriteStream(file, { mode: 0o600, flags: 'wx' })))
    return file
  } catch (error) {
    rmSync(file, { force: true })
    if (storeErrorOf(error) === 'disk-full' || (error instanceof Error && 'code' in error && error.code === 'ENOSPC'))
      throw new Refusal('unavailable', 'There’s no room to make the file: the server’s disk is full.')
    throw error
  }
}

/** It has words that only some can see: each of them hears of it, before anybody has it. */
async function tellEveryone({ now, notices, mail }: Needs, open: Store, session: Session, from: From) {
  const { actor, school } = session
  const entry = { schoolId: school.id, actorId: actor.id, action: 'school-exported', at: now(), ip: from.ip } as const
  await open.write(tx => writeAudit(tx, entry))
  const event = `school-downloaded ${newId()}`
  await inShortWrites(open, await listColleagues(open.read, school.id), (tx, people) =>
    notices.tell(tx, people, 'school-downloaded', to => ({
      kind: 'school-downloaded',
      event,
      title: `${isolated(session.name)} downloaded everything in Learning Hubs`,
      path: '/privacy',
      byId: actor.id,
      letter: schoolDownloadLetter({ to, schoolName: school.name, by: session.name }),
      staleAt: now() + 2 * DAY_MS,
    })),
  )
  mail.wake()
}

/** Takes away what a server that was killed had half made. */
function start({ folder }: Needs): void {
  try {
    for (const name of readdirSync(folder)) if (beingMade.test(name)) rmSync(path.join(folder, name), { force: true })
  } catch {
    // There’s no such folder yet.
  }
}

/** The file, to be sent; it goes once it is sent or nobody takes it any longer. */
const download = (needs: Needs) =>
  guardedSession('school:export', async (session, from: From): Promise<Readable> => {
    authorize(needs.store, session.actor, { schoolId: session.actor.schoolId })
    needs.sessions.demandProof(session)
    if (needs.isMaking)
      throw new Refusal(
        'conflict',
        'A download of the whole school is being made at the moment. Try again in a minute.',
      )
    needs.isMaking = true
    try {
      const file = await make(needs, needs.store, session)
      // Where not everyone can be told, nobody has it: it doesn’t stay on the disk either.
      await tellEveryone(needs, needs.store, session, from).catch((error: unknown) => {
        rmSync(file, { force: true })
        throw error
      })
      return createReadStream(file).once('close', () => rmSync(file, { force: true }))
    } finally {
      needs.isMaking = false
    }
  })

/** Everything of a school in one download. */
export function createArchive(given: Deps) {
  const needs = needsOf(given)
  return {
    start: start.bind(null, needs),
    download: download(needs),
  }
}

export type Archive = ReturnType<typeof createArchive>
