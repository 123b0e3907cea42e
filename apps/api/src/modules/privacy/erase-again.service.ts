import path from 'node:path'
import { addErasures, listErasures } from '../../store/personal/erasures.ts'
import type { Store, Tx } from '../../store/store.ts'
import { createSearchQueue } from '../search/index/search-queue.service.ts'
import { createErasures } from './erasures.service.ts'

/**
 * Nobody comes back with a file of an earlier day who has been erased since: by the list of this server, in `folder`, and
 * by the one that lies beside the file.
 */
export function createEraseAgain(store: Store, folder: string, file: string) {
  const [now, log] = [Date.now, { warn: () => undefined }]
  const searchQueue = createSearchQueue({ store, now, log })
  // What lies in the outbox was taken away when they were erased.
  const mail = { forget: async () => undefined }
  const erasures = createErasures({ store, now, log, mail, searchQueue })
  const listed = (also: readonly string[] = []) => {
    const erased = [...new Set([...listErasures(folder), ...listErasures(path.dirname(file)), ...also])]
    if (erased.length > 0) addErasures(folder, erased, now())
    return erased
  }
  return {
    /** In the write that brings them back, so that none is there where the process ends after it. `also`: by the file itself. */
    begin: (tx: Tx, also: readonly string[]) => erasures.beginAgain(tx, listed(also)),
    async all(): Promise<void> {
      await erasures.again(listed())
      await searchQueue.stop()
    },
  }
}

export type EraseAgain = ReturnType<typeof createEraseAgain>
