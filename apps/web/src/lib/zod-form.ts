import { zodResolver } from '@hookform/resolvers/zod'
import { useState, type FormEvent } from 'react'
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form'
import type { z } from 'zod'
import { fieldProblems, showProblem, type FieldProblem } from './form-problem.ts'
import { createIdempotencyKeys } from './idempotency-key.ts'
import type { Elsewhere } from './storage/elsewhere.ts'
import { useFormDraft } from './storage/tab-draft.ts'

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

/**
 * Checks a form by the schema of what it sends.
 * @param read what stands in the form, as the schema reads it, where the two differ
 */
export function resolverOf<V extends FieldValues, S extends z.ZodType>(
  schema: S,
  read: (values: V) => unknown = values => values,
): Resolver<V, unknown, z.output<S>> {
  // The one place where what stands in a form and what its schema reads are taken for each other.
  const check = zodResolver(schema as unknown as z.ZodType<z.output<S>, V>) as Resolver<V, unknown, z.output<S>>
  return (values, context, options) => check(read(values) as V, context, options)
}

/** What a form says of itself: at its fields, above them, and to whoever writes it out. */
export function formParts<V extends FieldValues, Sent>(
  form: ZodForm<V, Sent>,
  onSubmit: FormProps['onSubmit'],
  elsewhere?: Elsewhere,
) {
  const { errors, isSubmitting } = form.formState
  const problems = fieldProblems(errors)
  const at = (name: FieldPath<V>) => problems.find(each => each.name === name)?.sentence
  const field: FieldOf<V> = (name, options) => ({
    ...form.register(name, options as RegisterOptions<V>),
    error: at(name),
  })
  const formProps: FormProps = {
    onSubmit,
    problem: errors.root?.message,
    fieldProblems: problems,
    isSending: isSubmitting,
    ...(elsewhere !== undefined && { elsewhere }),
  }
  return { form, at, field, formProps }
}

type Options<V extends FieldValues, S extends z.ZodType, Answer> = {
  /** What the server takes. */
  schema: S
  /** What stands in the form, as the schema reads it, where the two differ. */
  read?: (values: V) => unknown
  defaultValues: V
  /** The record as it stands: what is typed stays when that changes. */
  standing?: V
  /** Names the draft that is kept in this tab until the server has the form. */
  draft?: string
  /** Fields never to keep, such as a password. */
  secret?: readonly FieldPath<V>[]
  /** @param key the same while the same is sent, so that pressing again creates nothing twice */
  send: (input: z.output<S>, key: string) => Promise<Answer>
  /** What stands in the form once it has been sent, where it stays open. */
  emptied?: V | ((sent: z.output<S>, values: V) => V)
  onSent?: (answer: Answer, sent: z.output<S>) => void
  /** Says a refusal in words of its own. @returns whether it has */
  onRefused?: (error: unknown, form: ZodForm<V, z.output<S>>) => boolean
  /** The form's own name for a field that the server calls something else. */
  fieldFor?: Record<string, string>
}

/**
 * A form that is checked by a schema, sends what that makes of it, and says every refusal at its field.
 * @returns `field` wires a field, `at` is the sentence at one, and `formProps` go to `Form`
 */
export function useZodForm<V extends FieldValues, S extends z.ZodType, Answer>(options: Options<V, S, Answer>) {
  const { schema, read, defaultValues, standing, draft = null, secret, send, emptied, onSent, onRefused } = options
  const [keyFor] = useState(createIdempotencyKeys)
  const form = useForm<V, unknown, z.output<S>>({
    resolver: resolverOf<V, S>(schema, read),
    defaultValues: defaultValues as DefaultValues<V>,
    ...(standing && { values: standing, resetOptions: { keepDirtyValues: true } }),
  })
  const { accepted, elsewhere } = useFormDraft(draft, form, secret)
  const submit = form.handleSubmit(async input => {
    try {
      const answer = await send(input, keyFor(input))
      if (emptied) form.reset(typeof emptied === 'function' ? emptied(input, form.getValues()) : emptied)
      accepted()
      onSent?.(answer, input)
    } catch (error) {
      if (!onRefused?.(error, form)) showProblem(form, error, options.fieldFor)
    }
  })
  return formParts(form, submit, draft === null ? undefined : elsewhere)
}
