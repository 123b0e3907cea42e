import type { FieldErrors, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { ApiProblem, sentenceOf } from './api-client.ts'

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

type Form<V extends FieldValues> = Pick<UseFormReturn<V>, 'setError' | 'getValues'>

/**
 * Puts a refusal where it belongs: at the fields it names, if the form has them, otherwise above the form.
 * @param fieldFor the form's own name for a field that the server calls something else
 */
export function showProblem<V extends FieldValues>(
  form: Form<V>,
  error: unknown,
  fieldFor: Record<string, string> = {},
): void {
  const refused = error instanceof ApiProblem ? Object.entries(error.problem.fields ?? {}) : []
  const named = refused.map(([path, message]) => [fieldFor[path] ?? path, message] as const)
  const own = named.filter(([path]) => (path.split('.')[0] ?? '') in form.getValues())
  own.forEach(([path, message], index) => {
    form.setError(path as FieldPath<V>, { type: 'server', message }, { shouldFocus: index === 0 })
  })
  // What is said of a field that the form has not is said above it, beside what its own fields say.
  const elsewhere = named.filter(each => !own.includes(each)).map(([, message]) => message)
  const message = own.length === 0 ? sentenceOf(error) : elsewhere.join(' ')
  if (message) form.setError('root', { type: 'server', message })
}
