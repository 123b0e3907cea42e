/**
 * What this browser keeps of one person, so that a meeting goes on without the network: one table of keys and values.
 * It belongs to whoever `claim`ed it last. A write for anybody else is left out, in the same transaction that would have
 * written it: a page that is still open after a sign-out in another tab can leave nothing behind.
 */
export type DeviceStore = {
  get: (key: string) => Promise<unknown>
  entries: (prefix: string) => Promise<[key: string, value: unknown][]>
  /** Never throws. @returns false where this device would not write it down: its storage is full or forbidden */
  put: (key: string, value: unknown) => Promise<boolean>
  drop: (key: string) => Promise<void>
  /** From here on it is this person's. What somebody else left goes. */
  claim: (person: string) => Promise<void>
  /** Drops all but what begins with one of these, and whose it is. */
  thin: (but: readonly string[]) => Promise<void>
  /** Everything, of everybody. */
  clear: () => Promise<void>
}

type Change = { put?: [string, unknown]; drop?: readonly string[]; clear?: true }
type Table = {
  /** What is in it outlives the page. */
  lasts: boolean
  read: (prefix: string) => Promise<[string, unknown][]>
  /** Looks at the one row, and changes what the answer says, in one go. */
  change: (look: string, decide: (value: unknown) => Change | null) => Promise<void>
}

const NAME = 'hubs'
const TABLE = 'kept'
const OWNER = 'owner'

function done(request: IDBTransaction | IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(request.error ?? new Error('This browser couldn’t save your work.'))
    for (const good of ['complete', 'success']) request.addEventListener(good, () => resolve())
    for (const bad of ['abort', 'error']) request.addEventListener(bad, fail)
  })
}

async function openTable(): Promise<Table> {
  const opening = indexedDB.open(NAME, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(TABLE))
  await done(opening)
  const db = opening.result
  db.addEventListener('versionchange', () => db.close())
  return {
    lasts: true,
    async read(prefix) {
      const table = db.transaction(TABLE).objectStore(TABLE)
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const [keys, values] = [table.getAllKeys(range), table.getAll(range)]
      await Promise.all([done(keys), done(values)])
      return keys.result.map((key, index) => [String(key), values.result[index]])
    },
    async change(look, decide) {
      const tx = db.transaction(TABLE, 'readwrite', { durability: 'strict' })
      const table = tx.objectStore(TABLE)
      const found = table.get(look)
      found.addEventListener('success', () => {
        const { put, drop = [], clear } = decide(found.result) ?? {}
        if (clear) table.clear()
        for (const key of drop) table.delete(key)
        if (put) table.put(put[1], put[0])
        // Not left to the end of the task: the page may be gone by then.
        tx.commit()
      })
      await done(tx)
    },
  }
}

/** Where the browser has no store, or forbids it: as long as the page is open. */
function memoryTable(): Table {
  const rows = new Map<string, unknown>()
  return {
    lasts: false,
    read: async prefix => [...rows].filter(([key]) => key.startsWith(prefix)),
    async change(look, decide) {
      const { put, drop = [], clear } = decide(rows.get(look)) ?? {}
      if (clear) rows.clear()
      for (const key of drop) rows.delete(key)
      if (put) rows.set(put[0], structuredClone(put[1]))
    },
  }
}

export function createDeviceStore(open: () => Promise<Table> = openTable): DeviceStore {
  let opened: Promise<Table> | undefined
  let mine: string | null = null
  const table = () => (opened ??= open().catch(memoryTable))
  const read = async (prefix: string) => (await table()).read(prefix).catch(() => [])
  const change = async (...what: Parameters<Table['change']>) => {
    const { lasts, change: execute } = await table()
    return execute(...what).then(
      () => lasts,
      () => false,
    )
  }
  const asOwner = (what: Change) => change(OWNER, owner => (mine !== null && owner === mine ? what : null))
  return {
    get: async key => (await read(key)).find(([each]) => each === key)?.[1],
    entries: read,
    put: (key, value) => asOwner({ put: [key, value] }),
    async drop(key) {
      await asOwner({ drop: [key] })
    },
    async claim(person) {
      mine = person
      await change(OWNER, owner => (owner === person ? null : { clear: true, put: [OWNER, person] }))
    },
    async thin(but) {
      const keys = (await read('')).map(([key]) => key)
      const drop = keys.filter(key => key !== OWNER && !but.some(prefix => key.startsWith(prefix)))
      await change(OWNER, () => ({ drop }))
    },
    async clear() {
      mine = null
      await change(OWNER, () => ({ clear: true }))
    },
  }
}

/** The one of this page. */
export const deviceStore = createDeviceStore()
