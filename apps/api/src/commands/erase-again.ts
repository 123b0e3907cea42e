import path from 'node:path'
import { createErasures } from '../modules/privacy/erasures.service.ts'
import { createSearchQueue } from '../modules/search/index/search-queue.service.ts'
import { addErasures, listErasures } from '../store/personal/erasures.ts'
import type { Store } from '../store/store.ts'

/**
 * Nobody comes back with a file of an earlier day who has been erased since: by the list of this server, and by the one
 * that lies beside the file.
 */
export async function eraseAgain(store: Store, folder: string, file: string): Promise<void> {
  const erased = [...new Set([...listErasures(folder), ...listErasures(path.dirname(file))])]
  if (erased.length > 0) addErasures(folder, erased, Date.now())
  const [now, log] = [Date.now, { warn: () => undefined }]
  const searchQueue = createSearchQueue({ store, now, log })
  // What lies in the outbox was taken away when they were erased.
  const mail = { forget: async () => undefined }
  await createErasures({ store, now, log, mail, searchQueue }).again(erased)
  await searchQueue.stop()
}
