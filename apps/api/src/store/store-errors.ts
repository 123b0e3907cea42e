/** SQLite's and PostgreSQL's own words for "the disk is full". */
const diskFull = /^(SQLITE_FULL|53100)$/
/** The disk takes nothing: it is broken, a limit is met, or it can only be read by now. */
const unwritable = /^SQLITE_IOERR_WRITE$/
/** And for a store that can't be reached or used just now, or is too busy to come to an end. */
const away =
  /^(SQLITE_(BUSY|CANTOPEN|IOERR|READONLY)|08|53|57P|40001$|40P01$|ECONNREFUSED$|ECONNRESET$|EPIPE$|ETIMEDOUT$)/
const poolAway = /^(timeout exceeded when trying to connect|Connection terminated)/
/** SQLite has rolled back by itself, which it does where it can't write; the first error is lost. */
const ROLLED_BACK = 'cannot rollback - no transaction is active'

/** Why a store could not do its work, where the work was right; undefined for every other error. */
export function storeErrorOf(error: unknown): 'disk-full' | 'unwritable' | 'away' | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = 'code' in e ? String(e.code) : ''
    if (diskFull.test(code)) return 'disk-full'
    if (unwritable.test(code) || e.message === ROLLED_BACK) return 'unwritable'
    if (away.test(code) || poolAway.test(e.message)) return 'away'
  }
  return undefined
}
