import { globSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** How a name comes from a word processor or a spreadsheet, and how it is kept. */
const pasted = 'Zoe\u0308\u00a0 Ng'
const kept = 'Zo\u00eb Ng'
const isNameOf = /^(title|place|job|department|.*name)$/i

/** What is inside a schema, whatever it is wrapped in. */
function inner(schema: z.ZodType): z.ZodType {
  const { innerType, in: read } = schema.def as { innerType?: z.ZodType; in?: z.ZodType }
  const inside = innerType ?? read
  return inside ? inner(inside) : schema
}

/** Whether anything is asked of a text; an answer's was asked of it when it came in. */
const isJudged = (field: z.ZodType) => (inner(field).def.checks ?? []).length > 0

/** Every field that somebody names something by: of what is sent, which refuses a field that it doesn't know. */
function nameFields(schema: z.ZodType, at: string, seen: Set<z.ZodType>): [string, z.ZodType][] {
  const part = inner(schema)
  if (seen.has(part)) return []
  seen.add(part)
  if (part instanceof z.ZodArray) return nameFields(part.element as z.ZodType, at, seen)
  if (part instanceof z.ZodUnion)
    return part.options.flatMap((option, n) => nameFields(option as z.ZodType, `${at}|${n}`, seen))
  if (!(part instanceof z.ZodObject)) return []
  const isSent = part.def.catchall instanceof z.ZodNever
  return Object.entries(part.shape as Record<string, z.ZodType>).flatMap(([key, field]) => [
    ...(isSent && isNameOf.test(key) && isJudged(field) ? [[`${at}.${key}`, field] as [string, z.ZodType]] : []),
    ...nameFields(field, `${at}.${key}`, seen),
  ])
}

const schemas = path.join(import.meta.dirname, '../../../../packages/schema/src')
const files = globSync('**/*.ts', { cwd: schemas, exclude: ['**/*.test.ts'] })
const modules = await Promise.all(
  files.map(async file => [file, (await import(path.join(schemas, file))) as Record<string, unknown>] as const),
)
const fields = modules.flatMap(([file, module]) =>
  Object.entries(module).flatMap(([name, value]) =>
    value instanceof z.ZodType ? nameFields(value, `${file} ${name}`, new Set()) : [],
  ),
)

test('whatever is named, its name is kept in one way: letters composed, each run of spaces one plain space', () => {
  const read = fields.flatMap(([field, schema]) => {
    const { success, data } = z.safeParse(schema, pasted)
    return success ? [[field, data] as const] : []
  })
  expect(read.length).toBeGreaterThan(15)
  expect(read.filter(([, name]) => name !== kept).map(([field]) => field)).toEqual([])
})
