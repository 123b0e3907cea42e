import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { renderScreen } from '#test/render-screen.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { afterwards } from '#lib/query-client.ts'

/** Pressed, it goes from the page before its change is through. */
function Closes() {
  const client = useQueryClient()
  const say = useToast()
  const close = useMutation({
    mutationFn: async () => true,
    onSuccess: async answer => {
      client.setQueryData(['closed'], answer)
      await new Promise(done => setTimeout(done, 20))
    },
  })
  return (
    <button type="button" onClick={() => afterwards(close.mutateAsync(), () => say('Closed.'))}>
      Close
    </button>
  )
}

function Screen() {
  const { data } = useQuery({ queryKey: ['closed'], queryFn: () => false, staleTime: Infinity })
  return data ? <p>It’s closed.</p> : <Closes />
}

test('what is done is said also where the button that did it has gone', async () => {
  const { user } = renderScreen(Screen, { at: '/', open: true })
  await user.click(await screen.findByRole('button', { name: 'Close' }))
  expect(await screen.findByText('It’s closed.')).toBeTruthy()
  expect(await screen.findByText('Closed.')).toBeTruthy()
})

test('nothing that follows a change is left to `mutate`, which forgets it with the button', () => {
  const root = path.join(import.meta.dirname, '..')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => /(?<!\.test)\.tsx?$/u.test(file))
    .map(file => ({ file, code: readFileSync(path.join(root, file), 'utf8') }))
  expect(sources.filter(({ code }) => code.includes('.mutateAsync(')).length).toBeGreaterThan(50)
  const forgetful = sources.filter(({ code }) =>
    code
      .split('.mutate(')
      .slice(1)
      .some(call => /\bon(?:Success|Error|Settled)\b/u.test(argumentsOf(call))),
  )
  expect(forgetful.map(({ file }) => file)).toEqual([])
})

/** Up to the bracket that closes the call. */
function argumentsOf(call: string): string {
  let depth = 1
  const end = [...call].findIndex(each => (depth += Number(each === '(') - Number(each === ')')) === 0)
  return call.slice(0, end)
}
