import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import './zod-compilers.ts'

const folder = path.join(import.meta.dirname, '../../../../packages/schema/src')
const english = z.locales.en().localeError

type Def = {
  type: string
  checks?: { _zod: { def: { check: string; minimum?: number; maximum?: number; value?: number } } }[]
  [part: string]: unknown
}
const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType
const defOf = (schema: z.ZodType) => schema.def as unknown as Def

/** The schemas inside of one, whatever holds them: an object's shape, a list's element, a choice's options … */
function inside(value: unknown, depth = 0): z.ZodType[] {
  if (isSchema(value)) return [value]
  if (depth > 2 || typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(each => inside(each, depth + 1))
}

function allOf(roots: z.ZodType[]): z.ZodType[] {
  const seen = new Set<z.ZodType>()
  const visit = (schema: z.ZodType) => {
    if (seen.has(schema)) return
    seen.add(schema)
    const { type, getter, checks: _, ...def } = defOf(schema) as Def & { getter?: () => z.ZodType }
    if (type === 'lazy' && getter) visit(getter())
    inside(def).forEach(visit)
  }
  roots.forEach(visit)
  // A transform by itself takes what the schema before it lets through.
  return [...seen].filter(schema => defOf(schema).type !== 'transform')
}

/** One value for each way to be wrong: of another kind, and on the far side of each of its bounds. */
function wrongFor(schema: z.ZodType): unknown[] {
  const { checks = [] } = defOf(schema)
  const bounds = checks.flatMap(({ _zod: { def } }): unknown[] => {
    const edges = [def.minimum, def.maximum, def.value].filter(edge => typeof edge === 'number')
    const around = edges.flatMap(edge => [edge - 1, edge + 1, edge - 0.5])
    if (!def.check.includes('length')) return around
    const lengths = around.filter(n => n >= 0 && Number.isInteger(n))
    return lengths.flatMap((n): unknown[] => ['x'.repeat(n), Array.from({ length: n }, () => 'x')])
  })
  return [undefined, null, true, '', 'never', -1, 1.5, Number.NaN, [], ['never'], {}, { never: 1 }, ...bounds]
}

test('no message of any schema is the validator’s own', async () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /^[^.]+\.ts$/.test(file))
  const modules = await Promise.all(files.map(file => import(path.join(folder, file)) as Promise<object>))
  const schemas = allOf(modules.flatMap(each => Object.values(each).filter(isSchema)))
  expect(schemas.length).toBeGreaterThan(500)
  const own = new Set<string>()
  for (const schema of schemas)
    for (const value of wrongFor(schema)) {
      const result = schema.safeParse(value, { reportInput: true })
      for (const issue of result.error?.issues ?? []) {
        const theirs = english(issue as Parameters<typeof english>[0])
        const plain = typeof theirs === 'string' ? theirs : theirs?.message
        if (issue.message === plain || /^(invalid|too (big|small)|unrecognized)\b/i.test(issue.message))
          own.add(issue.message)
      }
    }
  expect([...own]).toEqual([])
})
