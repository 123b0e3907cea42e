import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import path from 'node:path'

const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
const works = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Where libfaketime is, by which a process has a system clock of its own. */
export const fakeTimeLibrary = libraries.map(each => `${each}/faketime/libfaketime.so.1`).find(file => existsSync(file))

/** Where a PostgreSQL is that has its server and its tools side by side, so that they are of one version. */
export const postgresTools = globSync('/usr/lib/postgresql/*/bin')
  .concat('/usr/local/bin', '/opt/homebrew/bin')
  .find(bin => ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every(tool => existsSync(path.join(bin, tool))))

const isRoot = process.getuid?.() === 0
const mounts = isRoot && works('unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt')
const traces = works('strace', '-f', '-D', '-o', '/dev/null', '-e', 'trace=fsync', 'true')
const limits = works('bash', '-c', 'ulimit -f 1000')

/** Files whose faults can't be made on every machine: what they need, and whether it is here. */
const needs: Record<string, { what: string; here: boolean }> = {
  'disk.test.ts': { what: 'root, to mount a small disk', here: mounts },
  'file-limit.test.ts': { what: 'bash, to limit how large a file may grow', here: limits },
  'power-cut.test.ts': { what: 'strace, to see what was synced', here: traces },
  'io-errors.test.ts': { what: 'strace, to make calls of the system fail', here: traces },
  'postgres-restore.test.ts': {
    what: 'a PostgreSQL server with its tools of one version, such as the package postgresql',
    here: postgresTools !== undefined,
  },
  'proxy.test.ts': {
    what: 'nginx and openssl, to try the guide’s sample',
    here: works('nginx', '-v') && works('openssl', 'version'),
  },
  'read-only.test.ts': { what: 'root, to mount a folder that can only be read', here: mounts },
}

/** What is left out on this machine, each with what it would need. */
export const leftOut = Object.entries(needs).flatMap(([file, { what, here }]) => (here ? [] : [{ file, what }]))
