import { count } from '@hubs/rules/text/words'
import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { writeAudit } from '../../audit.ts'
import { listErasures } from '../../store/personal/erasures.ts'
import { storeErrorOf } from '../../store/store-errors.ts'
import type { Store } from '../../store/store.ts'
import { TaskRefused } from '../../work/task.ts'
import type { EraseAgain } from '../privacy/erase-again.service.ts'
import { clearAll, countPeople, findSchoolInUse, listSchools } from './archive.repo.ts'
import { openArchive, putArchive } from './read-archive.service.ts'
import { writeArchive } from './write-archive.service.ts'

type ArchiveFile = { store: Store; file: string; now: number }

/** `npm run admin -- export FILE`: everything of the school in one file. */
export async function exportSchool({ store, file, now }: ArchiveFile): Promise<string> {
  const [school] = await listSchools(store.read)
  if (!school) throw new TaskRefused('There’s no school here yet.')
  if (existsSync(file)) throw new TaskRefused(`${file} is there already. Choose another name, or move it first.`)
  try {
    const erased = listErasures(store.backupFolder)
    const out = createWriteStream(file, { mode: 0o600, flags: 'wx' })
    await store.snapshot(tx => writeArchive(tx, { school, at: now, erased }, out))
  } catch (error) {
    rmSync(file, { force: true })
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new TaskRefused(`${file} can’t be written: its folder isn’t there.`)
    throw error
  }
  await store.write(tx =>
    writeAudit(tx, {
      schoolId: school.id,
      actorId: null,
      action: 'school-exported',
      at: now,
      details: { way: 'console' },
    }),
  )
  return `Everything Learning Hubs holds for ${school.name} is in ${file}. It includes what only some people can see, so keep it safe.`
}

/** What stands in the way of rows that are well formed one by one. */
function sentenceFor(error: unknown): Error {
  if (error instanceof TaskRefused || storeErrorOf(error)) return error as Error
  return new TaskRefused('The file is damaged: its records don’t fit together. Nothing was changed. Export it again.')
}

/** `npm run admin -- import FILE`: the school of an archive, on a server that has none. All of it or nothing. */
export async function importSchool(
  { store, file, now }: ArchiveFile,
  eraseAgain: Pick<EraseAgain, 'begin'>,
): Promise<string> {
  const archive = await openArchive(file)
  try {
    const { school, made } = archive.said
    const people = await store
      .write(async tx => {
        const inUse = await findSchoolInUse(tx)
        if (inUse !== null)
          throw new TaskRefused(
            `This server already has a school, ${inUse}. Nothing was changed. Set DATA_DIR to an empty folder, or DATABASE_URL to an empty database.`,
          )
        await clearAll(tx)
        await putArchive(tx, archive)
        await writeAudit(tx, {
          schoolId: school.id,
          actorId: null,
          action: 'school-imported',
          at: now,
          details: { made },
        })
        await eraseAgain.begin(tx, archive.erased)
        return countPeople(tx, school.id)
      })
      .catch((error: unknown) => {
        throw sentenceFor(error)
      })
    await store.signal({ topic: 'all', id: '' })
    return `${school.name} is here, with ${count(people, 'person', 'people')}, as it was at ${made}. You can start the server now. People sign in with an email link or “Forgotten password?”.`
  } finally {
    archive.close()
  }
}
