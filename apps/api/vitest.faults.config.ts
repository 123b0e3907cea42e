import { useMemoryFolder } from '@hubs/testing/memory-folder'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { leftOut } from './faults/machine.ts'
import { TableReporter } from './faults/table-reporter.ts'

useMemoryFolder()
process.env.FAULTS_TRIED = path.join(mkdtempSync(path.join(tmpdir(), 'hubs-tried-')), 'tried.jsonl')

/** The real server under faults of the machine. What a machine can't make is named at the end. Run by `npm run faults`. */
export default defineConfig({
  test: {
    name: 'faults',
    root: import.meta.dirname,
    include: ['faults/**/*.test.ts'],
    exclude: leftOut.map(({ file }) => `faults/${file}`),
    testTimeout: 15 * 60_000,
    // One server at a time: these tests are about time itself, and about what one process did.
    fileParallelism: false,
    reporters: ['default', new TableReporter()],
  },
})
