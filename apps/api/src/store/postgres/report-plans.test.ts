import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { fillReportSchool } from '../../../bench/report-school.ts'
import { growingTables } from '../../../test/query-plans.ts'
import { reportAddresses } from '../../../test/report-addresses.ts'
import { collectQuestions } from '../../../test/store-questions.ts'
import { buildTestApp } from '../../../test/test-app.ts'

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] } & Record<string, unknown>

/** Rows are found by a condition on an index, or where another step has said which. */
const isFound = (node: Node) => 'Index Cond' in node || 'Recheck Cond' in node
const isWhole = (node: Node) =>
  /^(Seq|Index|Index Only|Bitmap Heap) Scan$/u.test(node['Node Type']) &&
  growingTables.includes(node['Relation Name'] ?? '') &&
  !isFound(node)

const wholeIn = (node: Node): string[] => [
  ...(isWhole(node) ? [`${node['Node Type']} on ${node['Relation Name']}`] : []),
  ...(node.Plans ?? []).flatMap(wholeIn),
]

test('no report goes through the whole of a table that grows where PostgreSQL could use an index', async () => {
  const asked = collectQuestions()
  const { app, store, clock } = await buildTestApp({ LOG_LEVEL: 'fatal' })
  clock.now = Date.now()
  const readers = await fillReportSchool(store, 2, 20)
  asked.length = 0
  for (const [who, address] of reportAddresses)
    await app.inject({ url: `/api/v1${address}`, headers: { cookie: readers[who] } })
  const questions = [...new Map(asked.map(each => [each.text, each])).values()]
  expect(questions.length).toBeGreaterThan(30)
  const client = new pg.Client(`${inject('base')}/${questions[0]?.database}`)
  await client.connect()
  const whole: [string, string[]][] = []
  try {
    // Of so few rows it would read all: what is asked is whether it must.
    for (const way of ['seqscan', 'mergejoin', 'hashjoin']) await client.query(`SET enable_${way} = off`)
    for (const { text, values } of questions) {
      const { rows } = await client.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values })
      const steps = wholeIn(rows[0]['QUERY PLAN'][0].Plan as Node)
      if (steps.length > 0) whole.push([text, steps])
    }
  } finally {
    await client.end()
  }
  expect(whole).toEqual([])
})
