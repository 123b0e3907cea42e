import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from './faulty-server.ts'
import { postgresTools } from './machine.ts'

/** Nobody: PostgreSQL doesn't run as root. */
const unprivileged = 65_534

/** A PostgreSQL of its own with an empty database; the address of it, and a PATH with its tools. */
export async function startPostgres() {
  const bin = postgresTools ?? ''
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-postgres-'))
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? { uid: unprivileged, gid: unprivileged } : {}
  if (isRoot) {
    chmodSync(folder, 0o700)
    chownSync(folder, unprivileged, unprivileged)
  }
  const data = path.join(folder, 'data')
  const env = { PATH: `${bin}:${process.env.PATH ?? ''}`, LC_ALL: 'C', HOME: folder }
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'hubs', '--auth=trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    env,
    cwd: folder,
    stdio: 'ignore',
  })
  const port = await freePort()
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    { ...as, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise(resolve => server.once('exit', resolve))
  onTestFinished(async () => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  await new Promise<void>(resolve => {
    server.stderr.on('data', (said: Buffer) => said.includes('ready to accept connections') && resolve())
  })
  execFileSync(path.join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'hubs', 'hubs'], { env })
  return { url: `postgres://hubs@127.0.0.1:${port}/hubs`, path: env.PATH }
}
