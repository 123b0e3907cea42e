import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { allMarks } from '../store/tables/all.ts'

const root = path.join(import.meta.dirname, '../../../..')
const documents = [
  'README.md',
  '.github/CONTRIBUTING.md',
  ...['apps/api/decisions', 'apps/api/operating'].flatMap(folder =>
    readdirSync(path.join(root, folder))
      .filter(name => name.endsWith('.md'))
      .map(name => `${folder}/${name}`),
  ),
]

/** All there is, in a row, each with a slash before it. */
const everything = ['apps', 'packages']
  .flatMap(above =>
    readdirSync(path.join(root, above), { recursive: true, encoding: 'utf8' })
      .filter(file => !file.includes('node_modules'))
      .map(file => `/${above}/${file.replaceAll('\\', '/')}`),
  )
  .join('\n')

/** Folders that a path may begin with: it is short for one further down. */
const begins =
  /^(apps|packages|schema|rules|allocation|testing|store|plugins|modules|sample|features|shared|ui|lib|app|e2e|test|bench|operating)\//
const isPath = (words: string) => /^[\w*./-]+$/.test(words) && (begins.test(words) || /[\w*]\.tsx?$/.test(words))

function isThere(words: string): boolean {
  const anything = words.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/\\n]*')
  return new RegExp(`/${anything}$`, 'm').test(everything) || existsSync(path.join(root, words))
}

/** What stands between backticks, a word at a time. */
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, words = '']) => words.split(/[\s,()]+/))

test.each(documents)('%s names no file or folder that is not there', document => {
  const text = readFileSync(path.join(root, document), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, to = '']) => to)
  expect(links.filter(to => !existsSync(path.join(root, path.dirname(document), to)))).toEqual([])
  expect(quoted(text).filter(words => isPath(words) && !isThere(words))).toEqual([])
})

/** A service and files, called as tables are. */
const noColumn = /^mail\.add$|\.(?:zip|json)$/

/** `person.invitedAt`: each column has a mark. What is no table is an object of the code, or a file. */
function isColumn(words: string): boolean {
  if (noColumn.test(words)) return true
  const [table = '', column = ''] = words.split('.')
  const marks = Object.entries(allMarks).find(([name]) => name === table)?.[1]
  return marks === undefined || Object.values(marks).join(' ').split(' ').includes(column)
}

test('a column that is not there is found', () => {
  expect(['person.invitedAt', 'store.read', 'person.called'].map(isColumn)).toEqual([true, true, false])
})

test.each(documents)('%s names no column that is not there', document => {
  const named = quoted(readFileSync(path.join(root, document), 'utf8')).filter(words => /^\w+\.\w+$/.test(words))
  expect(named.filter(words => !isColumn(words))).toEqual([])
})
