import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { BackupFile, BackupKind } from './backups.ts'
import type { Tables } from './tables/all.ts'

/**
 * A connection or transaction before anybody was found allowed to do anything: it finds what `authorize` judges, by the
 * few repo functions that take it, and changes nothing.
 */
export type Lookup = {
  db: Pick<BetterSQLite3Database, 'select' | 'selectDistinct'>
  t: Tables
}

/**
 * What nearly every repo function gets first: the query builder of one connection or transaction, and the tables.
 * A service has a `Lookup`, and only `authorize` (or one of the named ways beside it) makes this of it.
 */
export type Tx = {
  db: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
  t: Tables
}

declare const unread: unique symbol
/** What was looked up: of its parts those that a rule judges by. The rest is there once somebody was authorised. */
export type Found<Row extends Judged, Judged> = Judged & { readonly [unread]: Row }
export const asFound = <F extends { [unread]: unknown }>(row: F[typeof unread]) => row as F
export const opened = <Row>(_proof: Tx, found: { readonly [unread]: Row }) => found as unknown as Row

export type Signal = { topic: string; id: string }

type StoreItself = {
  engine: 'sqlite' | 'postgres'
  backupFolder: string
  /** Answers when the store answers. */
  ping(): Promise<void>
  /** How much room it takes. */
  bytes(): Promise<number>
  /** How many writes wait here for their turn. */
  waitingWrites(): number
  /** Tells every server on this store, this one included, that something has changed. Call it after the commit. */
  signal(signal: Signal): Promise<void>
  onSignal(listener: (signal: Signal) => void): void
  /**
   * Makes a backup in the data folder, opens it and reads it through; the store goes on meanwhile. Throws BackupRefused
   * where this machine can't.
   */
  backup(kind: BackupKind, at: number): Promise<BackupFile>
  close(): Promise<void>
}

/**
 * What is committed is on the disk before the answer. Or, where it is done again after a power cut that takes it away,
 * soon: with the next commit that has to be. What came later is never kept without what came before.
 */
type Kept = 'on disk' | 'or redone'

/** One store, two engines: SQLite in a file, or PostgreSQL. Open: whoever has it needs no further proof. */
export type Store = StoreItself & {
  /** For reading only. */
  readonly read: Tx
  /**
   * The only way to change anything: all of `work` or none of it. On PostgreSQL it may run more than once,
   * so it does no I/O but the store's.
   */
  write<T>(work: (tx: Tx) => Promise<T>, kept?: Kept): Promise<T>
  /** For reading all there is as it stands at one moment, however long that takes; nobody waits for it. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** The store as services have it: what it gives is a `Lookup` until somebody was authorised. */
export type GuardedStore = StoreItself & {
  readonly read: Lookup
  write<T>(work: (tx: Lookup) => Promise<T>, kept?: Kept): Promise<T>
  snapshot<T>(work: (tx: Lookup) => Promise<T>): Promise<T>
}

/** A store that can't be opened; the message says what to do about it. */
export class StoreRefused extends Error {}
