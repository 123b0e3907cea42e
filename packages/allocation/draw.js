import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

// `npm run draw -- record.json`. On a fresh clone it installs what it needs, once; after that it asks no network. It runs
// on any Node, as what it installs brings the right one, and what the installation prints is no part of the result.
const root = path.join(import.meta.dirname, '../..')
const needed = ['node_modules/node', 'packages/allocation/node_modules/highs']
if (!needed.every(folder => existsSync(path.join(root, folder)))) {
  const { status } = spawnSync('npm run -s ready', { cwd: root, shell: true, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}
const script = path.join(import.meta.dirname, 'src/draw.ts')
const { status } = spawnSync('node', [script, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
