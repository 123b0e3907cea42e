import type { FieldErrors, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { ApiProblem, keptSentenceOf, sentenceOf } from './api-client.ts'

export type FieldProblem = { name: string; sentence: string }

/** Every sentence in a form's errors with the path of its field, in the order of the form. */
export function fieldProblems(errors: FieldErrors, at = ''): FieldProblem[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (!error || typeof error !== 'object' || key === 'ref' || (at === '' && key === 'root')) return []
    const name = key === 'root' ? at : [at, key].filter(Boolean).join('.')
    if ('message' in error && typeof error.message === 'string') return [{ name, sentence: error.message }]
    return fieldProblems(error as FieldErrors, name)
  })
}

/** The form's own name for each field that the schema or the server calls something else, also for what is inside it. */
export type FieldFor = Readonly<Record<string, string>>

/** What the form calls the field at that path. */
export function nameInForm(path: string, fieldFor: FieldFor): string {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const own = fieldFor[parts.slice(0, length).join('.')]
    if (own !== undefined) return own
  }
  return path
}

type Form<V extends FieldValues> = Pick<UseFormReturn<V>, 'setError' | 'getValues'>

type Shown = { fieldFor?: FieldFor | undefined; isKept: boolean }

/**
 * Puts a refusal where it belongs: at the fields it names, if the form has them, otherwise above the form.
 * @param shown.isKept what was typed is kept on this device, and is said to be where the server wasn't reached
 */
export function showProblem<V extends FieldValues>(form: Form<V>, error: unknown, shown: Shown): void {
  const { fieldFor = {}, isKept } = shown
  const refused = error instanceof ApiProblem ? Object.entries(error.problem.fields ?? {}) : []
  const named = refused.map(([path, message]) => [nameInForm(path, fieldFor), message] as const)
  const own = named.filter(([path]) => (path.split('.')[0] ?? '') in form.getValues())
  own.forEach(([path, message], index) => {
    form.setError(path as FieldPath<V>, { type: 'server', message }, { shouldFocus: index === 0 })
  })
  // What is said of a field that the form has not is said above it, beside what its own fields say.
  const elsewhere = named.filter(each => !own.includes(each)).map(([, message]) => message)
  const message = own.length === 0 ? (isKept ? keptSentenceOf : sentenceOf)(error) : elsewhere.join(' ')
  if (message) form.setError('root', { type: 'server', message })
}
