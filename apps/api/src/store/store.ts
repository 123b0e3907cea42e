import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { BackupFile, BackupKind } from './backups.ts'
import type { Tables } from './tables/all.ts'

/** What a repo function gets first: the query builder of one connection or transaction, and the tables. */
export type Tx = {
  db: Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
  t: Tables
}

export type Signal = { topic: string; id: string }

/** One store, two engines: SQLite in a file, or PostgreSQL. */
export type Store = {
  engine: 'sqlite' | 'postgres'
  /** Where its backups are. */
  backupFolder: string
  /** For reading only. */
  read: Tx
  /**
   * The only way to change anything: all of `work` or none of it. On PostgreSQL it may run more than once,
   * so it does no I/O but the store's.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** For reading all there is as it stands at one moment, however long that takes; nobody waits for it. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
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

/** A store that can't be opened; the message says what to do about it. */
export class StoreRefused extends Error {}
