import { postgresKit } from '../postgres-kit.ts'
import { allTables } from './all.ts'

/** The tables as drizzle-kit reads them, and as this engine serves them. */
export const {
  school,
  person,
  credential,
  identity,
  session,
  linkToken,
  guess,
  programme,
  halfTerm,
  dayOff,
  hub,
  outcome,
  group,
  membership,
  notThisYear,
  meeting,
  segment,
  run,
  runCommand,
  attendance,
  mail,
  answered,
  audit,
} = allTables(postgresKit)
