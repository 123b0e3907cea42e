import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

const root = path.join(import.meta.dirname, '../../../..')

const packageFile = z.looseObject({
  name: z.string(),
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})
const readPackage = (folder: string) =>
  packageFile.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))

/** Where a package finds another: beside it, or in a folder around it. */
function findPackage(from: string, name: string): string | undefined {
  const found = path.join(from, 'node_modules', name)
  if (existsSync(path.join(found, 'package.json'))) return realpathSync(found)
  const around = path.dirname(from)
  return around === from ? undefined : findPackage(around, name)
}

/** Whatever is installed and runs at a school, as `name@version`: found by walking from package to package. */
function installed(): Set<string> {
  const seen = new Map<string, string>()
  const visit = (folder: string) => {
    if (seen.has(folder)) return
    const { name, version = '', dependencies, optionalDependencies } = readPackage(folder)
    seen.set(folder, `${name}@${version}`)
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = findPackage(folder, each)
      // Made for another machine: it isn't here, and doesn't run here.
      if (at) visit(at)
      else expect(Object.keys(optionalDependencies), `${each} of ${name}`).toContain(each)
    }
  }
  const ours = globSync(['apps/*/package.json', 'packages/*/package.json'], { cwd: root }).map(file =>
    path.join(root, path.dirname(file)),
  )
  ours.forEach(visit)
  return new Set([...seen].flatMap(([folder, name]) => (ours.includes(folder) ? [] : [name])))
}

const component = z.object({
  type: z.literal(['library', 'application']),
  'bom-ref': z.string().min(1),
  group: z.string().optional(),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
  licenses: z
    .array(
      z.union([
        z.object({ license: z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]) }),
        z.object({ expression: z.string() }),
      ]),
    )
    .default([]),
})
const bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/),
  serialNumber: z.string().startsWith('urn:uuid:'),
  metadata: z.object({ component: z.object({ name: z.literal('learning-hubs') }) }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})

function makeBom() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-sbom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'sbom.json')
  execFileSync('npm', ['run', '-s', 'sbom'], { cwd: root, env: { ...process.env, SBOM_FILE: file } })
  return bom.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Free to use at a school, and to pass on; of two to choose from, one. */
const free =
  /^(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-\d-Clause|BlueOak-1\.0\.0|CC0-1\.0|MPL-2\.0|OFL-1\.1|MIT and ISC|Unlicense|CPAL-1\.0 OR .*|\(MIT OR .*\))$/
/** Their licence, MIT, is a file; their package.json doesn't name it. */
const named: Record<string, string> = { 'png-js': 'MIT', i: 'MIT' }

test('the list of what is inside has every package that runs, once, with its licence', () => {
  const { components, dependencies } = makeBom()
  const nameOf = ({ group, name, version }: z.infer<typeof component>) =>
    `${group ? `${group}/` : ''}${name}@${version}`
  const listed = components.map(nameOf)
  expect(new Set(listed).size).toBe(listed.length)
  const missing = [...installed()].filter(each => !listed.includes(each))
  expect(missing).toEqual([])
  const refs = new Set(['pkg:npm/learning-hubs@0.1.0', ...components.map(each => each['bom-ref'])])
  expect(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter(ref => !refs.has(ref))).toEqual([])
  const licencesOf = ({ name, licenses }: z.infer<typeof component>) =>
    licenses.length === 0
      ? [named[name] ?? 'none']
      : licenses.map(each =>
          'expression' in each ? each.expression : 'id' in each.license ? each.license.id : each.license.name,
        )
  expect(components.flatMap(each => (licencesOf(each).every(one => free.test(one)) ? [] : [nameOf(each)]))).toEqual([])
})
