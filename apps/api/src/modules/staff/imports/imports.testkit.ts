import type { ImportPreview, PreviewImport } from '@hubs/schema/people-import'
import { buildStaff } from '../staff.testkit.ts'

/** The whole server with an administrator, and short ways to preview, make and undo imports. */
export async function buildImports() {
  const made = await buildStaff()
  const { administrator } = made
  const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
    administrator.inject({ method: 'POST', url: `/api/v1/people/${url}`, headers, ...(payload && { payload }) })
  const preview = async (text: string, more: Partial<PreviewImport> = {}) => {
    const answer = await post('import-previews', { text, ...more })
    return { status: answer.statusCode, ...answer.json<ImportPreview & { detail: string }>() }
  }
  /** Sees the preview, and says yes to it. */
  const bringIn = async (text: string, more: Partial<PreviewImport> & { leave?: boolean } = {}) => {
    const { leave = false, ...asked } = more
    const { fingerprint } = await preview(text, asked)
    return post('imports', { text, ...asked, leave, fingerprint })
  }
  const people = async () => {
    const { db, t } = made.store.read
    return db.select().from(t.person)
  }
  const named = async (email: string) => (await people()).find(row => row.email === email)
  return { ...made, post, preview, bringIn, people, named }
}
