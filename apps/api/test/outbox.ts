import { WAIT_MS } from '@hubs/testing/limits'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import type { TestApp } from './test-app.ts'

/** `code`: the six digits that work where the link would open in another browser. */
export type Letter = { to: string; subject: string; text: string; token: string; code: string }

/** The mails written so far into the outbox folder of a server without a mail server. */
export function readOutbox(dataDir: string): Letter[] {
  const folder = path.join(dataDir, 'outbox')
  if (!existsSync(folder)) return []
  const texts = readdirSync(folder).map(name => readFileSync(path.join(folder, name), 'utf8'))
  // One that is just being written is empty still; an invitation for a calendar lies beside its mail.
  const letters = texts.filter(text => text.startsWith('To: '))
  return letters.map(text => ({
    to: /^To: (.*)$/m.exec(text)?.[1] ?? '',
    subject: /^Subject: (.*)$/m.exec(text)?.[1] ?? '',
    text,
    token: /#([\w-]{20,})/.exec(text)?.[1] ?? '',
    code: /\b(\d{3} \d{3})\b/.exec(text)?.[1] ?? '',
  }))
}

/** Every mail of a school with what it says, the oldest first: of those that have gone into the folder meanwhile, too. */
export async function mailsIn({ store: { read }, dataDir }: Pick<TestApp, 'store' | 'dataDir'>) {
  const rows = await read.db.select().from(read.t.mail).orderBy(read.t.mail.createdAt)
  // Without what stands over it in its file: to whom, and about what.
  const fileOf = (name: string) => path.join(dataDir, 'outbox', name)
  const textOf = (id: string) => readFileSync(fileOf(`${id}.txt`), 'utf8').replace(/^[^]*?\n\n/, '')
  const calendarOf = (id: string) => (existsSync(fileOf(`${id}.ics`)) ? readFileSync(fileOf(`${id}.ics`), 'utf8') : '')
  return rows.map(row => (row.text === '' ? { ...row, text: textOf(row.id), calendar: calendarOf(row.id) } : row))
}

/** Waits for the n-th mail to this address and returns the one with a link not among `known`. */
export function nextMail(dataDir: string, to: string, known: readonly Letter[] = []): Promise<Letter> {
  return vi.waitFor(
    () => {
      const fresh = readOutbox(dataDir).find(letter => letter.to === to && !known.some(old => old.text === letter.text))
      if (!fresh) throw new Error(`no mail to ${to} yet`)
      return fresh
    },
    { interval: 5, timeout: WAIT_MS },
  )
}
