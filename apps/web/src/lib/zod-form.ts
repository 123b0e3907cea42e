import { zodResolver } from '@hookform/resolvers/zod'
import { useState, type FormEvent } from 'react'
import {
  get,
  set,
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  type RegisterOptions,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form'
import { z } from 'zod'
import { fieldProblems, nameInForm, showProblem, type FieldFor, type FieldProblem } from './form-problem.ts'
import { createIdempotencyKeys } from './idempotency-key.ts'
import type { Elsewhere } from './drafts/elsewhere.ts'
import { useFormDraft } from './drafts/form-draft.ts'

/** A form whose values are `V`, and which sends what the schema makes of them. */
export type ZodForm<V extends FieldValues, Sent = unknown> = UseFormReturn<V, unknown, Sent>

/** What a field is spread with. */
type FieldProps = ReturnType<UseFormReturn<FieldValues>['register']> & { error: string | undefined }
type FieldOptions = Pick<RegisterOptions, 'setValueAs' | 'onChange'> & { valueAsNumber?: boolean }

/** Wires a field to its form by its name, with the sentence at it. */
export type FieldOf<V extends FieldValues> = (name: FieldPath<V>, options?: FieldOptions) => FieldProps

/** What `Form` is spread with. */
export type FormProps = {
  onSubmit: (event?: FormEvent) => Promise<void>
  problem: string | undefined
  fieldProblems: FieldProblem[]
  isSending: boolean
  elsewhere?: Elsewhere
}

export type Checked<V extends FieldValues, S extends z.ZodType> = {
  /** What the server takes. */
  schema: S
  /** What stands in the form, as the schema reads it, where the two differ. */
  read?: ((values: V) => unknown) | undefined
  fieldFor?: FieldFor | undefined
}

/** What was refused, by the form's own names. */
function named<V extends FieldValues>(errors: FieldErrors<V>, fieldFor: FieldFor): FieldErrors<V> {
  const own: FieldErrors = {}
  for (const { name, sentence } of fieldProblems(errors))
    if (!get(own, nameInForm(name, fieldFor)))
      set(own, nameInForm(name, fieldFor), { type: 'schema', message: sentence })
  return own as FieldErrors<V>
}

/** Checks a form by the schema of what it sends. */
export function resolverOf<V extends FieldValues, S extends z.ZodType>({
  schema,
  read = values => values,
  fieldFor,
}: Checked<V, S>): Resolver<V, unknown, z.output<S>> {
  // The one place where what stands in a form and what its schema reads are taken for each other.
  const check = zodResolver(schema as unknown as z.ZodType<z.output<S>, V>) as Resolver<V, unknown, z.output<S>>
  return async (values, context, options) => {
    const answer = await check(read(values) as V, context, options)
    if (fieldFor && 'errors' in answer)
      return { ...answer, errors: named(answer.errors as FieldErrors<V>, fieldFor) } as typeof answer
    return answer
  }
}

/** A field that is asked for in words of its own where it is left empty. */
export function asked<S extends z.ZodType<unknown, string>>(schema: S, sentence: string) {
  return z.string().min(1, sentence).pipe(schema)
}

/** What a form says of itself: at its fields, above them, and to whoever writes it out. */
export function formParts<V extends FieldValues, Sent>(
  form: ZodForm<V, Sent>,
  onSubmit: FormProps['onSubmit'],
  elsewhere?: Elsewhere,
) {
  const { errors, isSubmitting, isSubmitted } = form.formState
  const problems = fieldProblems(errors)
  const at = (name: string) => problems.find(each => each.name === name)?.sentence
  const field: FieldOf<V> = (name, options) => ({
    ...form.register(name, options as RegisterOptions<V>),
    error: at(name),
  })
  const value = <N extends FieldPath<V>>(name: N): FieldPathValue<V, N> => form.watch(name)
  const put = <N extends FieldPath<V>>(name: N, next: FieldPathValue<V, N>) =>
    form.setValue(name, next, { shouldValidate: isSubmitted, shouldDirty: true })
  const formProps: FormProps = {
    onSubmit,
    problem: errors.root?.message,
    fieldProblems: problems,
    isSending: isSubmitting,
    ...(elsewhere !== undefined && { elsewhere }),
  }
  return { form, at, field, value, put, formProps }
}

export type Sending<V extends FieldValues, S extends z.ZodType, Answer> = Checked<V, S> & {
  /** @param key the same while the same is sent, so that pressing again creates nothing twice */
  send: (input: z.output<S>, key: string, values: V) => Promise<Answer>
  /** What stands in the form once it has been sent, where it stays open. */
  emptied?: V | ((sent: z.output<S>, values: V) => V)
  onSent?: (answer: Answer, sent: z.output<S>) => void
  /** Says a refusal in words of its own. @returns whether it has */
  onRefused?: (error: unknown, form: ZodForm<V, z.output<S>>) => boolean
}

/** Sends the form. @param accepted lets go of what was kept of it, and is null where nothing is */
export function useSubmit<V extends FieldValues, S extends z.ZodType, Answer>(
  form: ZodForm<V, z.output<S>>,
  { send, emptied, onSent, onRefused, fieldFor }: Sending<V, S, Answer>,
  accepted: (() => void) | null,
) {
  const [keyFor] = useState(createIdempotencyKeys)
  return form.handleSubmit(async input => {
    try {
      const answer = await send(input, keyFor(input), form.getValues())
      if (emptied)
        form.reset(typeof emptied === 'function' ? emptied(input, form.getValues()) : emptied, {
          keepDirtyValues: false,
        })
      accepted?.()
      onSent?.(answer, input)
    } catch (error) {
      if (!onRefused?.(error, form)) showProblem(form, error, { fieldFor, isKept: accepted !== null })
    }
  })
}

/** What a new form begins with, or the record as it stands: then what is typed stays when that changes. */
type Start<V> = { defaultValues: V; standing?: undefined } | { standing: V; defaultValues?: undefined }

type Options<V extends FieldValues> = Start<V> & {
  /** Names what is kept of it until the server has the form. */
  draft?: string
  /** Fields never to keep, such as a password. */
  secret?: readonly FieldPath<V>[]
}

/**
 * A form that is checked by a schema, sends what that makes of it, and says every refusal at its field.
 * @returns `field` wires a field, `at` is the sentence at one, `value` and `put` are for what is no field of its own, and
 * `formProps` go to `Form`
 */
export function useZodForm<V extends FieldValues, S extends z.ZodType, Answer>(
  options: Sending<V, S, Answer> & Options<V>,
) {
  const { defaultValues, standing, draft = null, secret } = options
  const form = useForm<V, unknown, z.output<S>>({
    resolver: resolverOf(options),
    ...(defaultValues && { defaultValues: defaultValues as DefaultValues<V> }),
    ...(standing && { values: standing, resetOptions: { keepDirtyValues: true } }),
  })
  const { accepted, elsewhere } = useFormDraft(draft, form, secret)
  const submit = useSubmit(form, options, draft === null ? null : accepted)
  return formParts(form, submit, draft === null ? undefined : elsewhere)
}
