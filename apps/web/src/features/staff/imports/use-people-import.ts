import {
  LONGEST_IMPORT,
  type ImportField,
  type ImportLine,
  type ImportPreview,
  type MakeImport,
  type PeopleImport,
} from '@hubs/schema/people-import'
import { useState } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { decodeText } from '#lib/decode-text.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { useMakeImport, usePreviewImport } from './imports.queries.ts'

const DRAFT_KEY = 'people-import'
/** A longer list is kept nowhere but on the page: it is in a file anyway. */
const LONGEST_DRAFT = 200_000
const isShort = (text: string) => text.length < LONGEST_DRAFT
/** OneRoster splits people and their roles into two files; the second one is known by its name. */
const rolesFile = /^roles\.csv$/iu

/** What each column of the list holds, in their order; null for one that is left out. */
type Columns = (ImportField | null)[]
type Source = { text: string; roles?: string }
type Files = Source & { names: string[] }

/** One list, and the roles that belong to it; a sentence where the files don't go together. */
async function readFiles(files: readonly File[]): Promise<Files | { problem: string }> {
  const read = { names: files.map(file => file.name), text: '' } as Files
  for (const file of files) {
    if (file.size > LONGEST_IMPORT) return { problem: 'This file is too big. Import up to 5,000 people at a time.' }
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
    if ('problem' in decoded) return decoded
    if (rolesFile.test(file.name)) read.roles = decoded.text
    else if (read.text !== '') return { problem: 'Choose one file, or users.csv and roles.csv together.' }
    else read.text = decoded.text
  }
  return read.text === '' ? { problem: 'Choose users.csv together with roles.csv.' } : read
}

/** The text to import: pasted, or from files. What is pasted is kept until it is imported. */
function useList(changed: () => void) {
  const draft = useTyped<string>(DRAFT_KEY, '', isShort)
  const [files, setFiles] = useState<Files | null>(null)
  const [fileProblem, setFileProblem] = useState<string | null>(null)
  return {
    list: (files ?? { text: draft.value }) as Source,
    typed: draft.value,
    files,
    fileProblem,
    elsewhere: draft.elsewhere,
    type(next: string) {
      setFiles(null)
      draft.type(next)
      changed()
    },
    async choose(chosen: readonly File[]) {
      if (chosen.length === 0) return null
      const read = await readFiles(chosen)
      changed()
      setFileProblem('problem' in read ? read.problem : null)
      setFiles('problem' in read ? null : read)
      return 'problem' in read ? null : read
    },
    clear() {
      setFiles(null)
      draft.accepted('')
    },
  }
}

/** What a list would do, as the server says it, and the two questions that go with it. */
function usePreview() {
  const ask = usePreviewImport()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [columns, setColumns] = useState<Columns | null>(null)
  const [everyone, setEveryone] = useState(false)
  const [leave, setLeave] = useState(false)
  const clear = () => {
    setPreview(null)
    setColumns(null)
    setLeave(false)
    ask.reset()
  }
  const put = (next: Columns) => {
    setColumns(next)
    setPreview(
      known => known && { ...known, columns: known.columns.map((each, at) => ({ ...each, field: next[at] ?? null })) },
    )
  }
  async function look({ text, roles }: Source, more: { columns?: Columns; everyone?: boolean } = {}) {
    const chosen = more.columns ?? columns
    if (text.trim() === '') return
    const asked = {
      text,
      everyone: more.everyone ?? everyone,
      ...(roles !== undefined && { roles }),
      ...(chosen && { columns: chosen }),
    }
    await ask.mutateAsync(asked).then(setPreview, () => (chosen ? undefined : setPreview(null)))
  }
  return { ask, preview, everyone, leave, setEveryone, setLeave, clear, put, look }
}

/** Sends what was looked at. One look is imported once, however often it is pressed. */
function useSend() {
  const make = useMakeImport()
  const withProof = useReauthentication()
  const [keyFor] = useState(createIdempotencyKeys)
  const send = (input: MakeImport, lookedAt: number) =>
    withProof(() => make.mutateAsync({ input, key: keyFor([input.fingerprint, input.leave, lookedAt]) }))
  return { make, send }
}

/** `leftOut`: the lines of the list that could not be imported. */
export type OnMade = (made: PeopleImport, leftOut: readonly ImportLine[]) => void

/** A list of people on its way in: typed or chosen, looked at, and imported. */
export function usePeopleImport(onMade: OnMade) {
  const seen = usePreview()
  const { make, send } = useSend()
  const { ask, preview, everyone, leave, look } = seen
  const start = () => {
    seen.clear()
    make.reset()
  }
  const list = useList(start)
  const refused = ask.error instanceof ApiProblem ? ask.error.problem.fields : undefined
  const unexpected = make.error ?? (refused ? null : ask.error)
  return {
    ...list,
    preview,
    everyone,
    leave,
    setLeave: seen.setLeave,
    isLooking: ask.isPending,
    isMaking: make.isPending,
    textProblem: list.fileProblem ?? refused?.text ?? refused?.roles,
    columnsProblem: refused?.columns,
    problem: unexpected ? sentenceOf(unexpected) : undefined,
    look: () => look(list.list),
    async chooseFiles(files: readonly File[]) {
      const read = await list.choose(files)
      if (read) await look(read)
    },
    setColumn(index: number, field: ImportField | null) {
      const standing = preview?.columns.map(each => each.field) ?? []
      // One column for one thing: it is taken from the other.
      const next = standing.map((each, at) => (at === index ? field : each === field ? null : each))
      seen.put(next)
      void look(list.list, { columns: next })
    },
    setEveryone(next: boolean) {
      seen.setEveryone(next)
      seen.setLeave(false)
      if (preview) void look(list.list, { everyone: next })
    },
    async send() {
      if (!preview) return
      const columns = preview.columns.map(each => each.field)
      const { fingerprint, format } = preview
      const input = { ...list.list, everyone, leave, fingerprint, ...(format === 'list' && { columns }) }
      try {
        const made = await send(toSend(input), ask.submittedAt)
        list.clear()
        start()
        seen.setEveryone(false)
        onMade(
          made,
          preview.lines.filter(({ outcome }) => outcome === 'error'),
        )
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'stale') await look(list.list)
      }
    },
  }
}

/** Of a list from files, its names stay here. */
function toSend({ names: _, ...input }: MakeImport & { names?: string[] }): MakeImport {
  return input
}
