import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const isText = /\.(css|html|js|svg|webmanifest)$/
/** Below this, a file fits into one packet as it is. */
const SMALL = 1000

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Writes `file.br` and `file.gz` beside a file: once and as small as can be, so that no request has to. */
async function compressFile(file: string) {
  const text = readFileSync(file)
  if (text.length < SMALL) return
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  const [br, gz] = await Promise.all([brotli(text, { params }), zip(text, { level: constants.Z_BEST_COMPRESSION })])
  writeFileSync(`${file}.br`, br)
  writeFileSync(`${file}.gz`, gz)
}

/** Every text of the build, those out of `public` included, in brotli and in gzip. The server sends what is asked for. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(file => isText.test(file))
        await Promise.all(files.map(file => compressFile(path.join(dir, file))))
      },
    },
  }
}
