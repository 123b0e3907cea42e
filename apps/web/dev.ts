import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

// Both sides with reload: the API starts again when its code changes, the pages change in place.
// The pages are at http://localhost:5173, and ask the API at http://127.0.0.1:3000.
const root = path.join(import.meta.dirname, '../..')
const bin = path.join(root, 'node_modules/.bin')
const children: ChildProcess[] = [
  spawn(path.join(bin, 'node'), ['--watch', '--watch-preserve-output', 'apps/api/src/server.ts'], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(path.join(bin, 'vite'), ['--clearScreen', 'false'], { cwd: import.meta.dirname, stdio: 'inherit' }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const child of children) child.once('exit', stop)
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
