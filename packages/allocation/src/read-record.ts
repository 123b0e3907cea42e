import type { z } from 'zod'
import { problemsOf } from './record-checks.ts'
import { type AllocationRecord, recordShape } from './record.ts'

/** A record that cannot be read, with a sentence for each thing that is wrong. */
export class RecordError extends Error {
  readonly sentences: string[]
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'RecordError'
    this.sentences = sentences
  }
}

/** `people[3].ranks[0]` */
const place = (path: readonly PropertyKey[]) =>
  path.map((part, n) => (typeof part === 'number' ? `[${part}]` : `${n > 0 ? '.' : ''}${String(part)}`)).join('') ||
  'The record'

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${place(issue.path)} has fields that nothing reads: ${issue.keys.join(', ')}.`
  return `${place(issue.path)} ${issue.message.startsWith('must') ? issue.message : 'is missing or has the wrong type'}.`
}

/** Reads a record. Throws a `RecordError` that names everything wrong with its shape, or else with what it says. */
export function readRecord(input: unknown): AllocationRecord {
  const read = recordShape.safeParse(input)
  if (!read.success) throw new RecordError(read.error.issues.map(sentenceOf))
  const problems = problemsOf(read.data)
  if (problems.length > 0) throw new RecordError(problems)
  return read.data
}
