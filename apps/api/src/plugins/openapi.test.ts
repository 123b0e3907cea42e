import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'

type Operation = { parameters?: { in: string; name: string }[]; responses: Record<string, unknown> }

test('the document has every route of the API and no other, with all that it may answer', async () => {
  const { app } = await buildTestApp()
  const answer = await app.inject({ url: '/api/v1/openapi.json' })
  const { openapi, paths } = answer.json() as { openapi: string; paths: Record<string, Record<string, Operation>> }
  expect(openapi).toBe('3.1.0')
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const listed = operations.map(({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  const served = app.accessList.map(({ route }) => route).filter(route => !route.endsWith('/openapi.json'))
  expect(listed.toSorted()).toEqual(served.toSorted())
  for (const { path, method, operation } of operations) {
    const codes = Object.keys(operation.responses)
    const named = (operation.parameters ?? []).filter(each => each.in === 'path').map(each => `{${each.name}}`)
    expect(named, path).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(codes, `${method} ${path}`).toEqual(expect.arrayContaining(method === 'get' ? ['400'] : ['400', '403']))
  }
})
