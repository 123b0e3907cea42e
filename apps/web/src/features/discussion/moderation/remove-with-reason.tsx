import { zodResolver } from '@hookform/resolvers/zod'
import { isolated } from '@hubs/rules/text/isolated'
import { removalReason } from '@hubs/schema/discussion'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { fieldProblems } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'

const typed = z.object({ reason: removalReason })

type RemoveWithReasonProps = {
  name: string
  /** Whether its writer is told: a colleague is, a visitor isn’t. */
  told: boolean
  removal: { isPending: boolean; error: Error | null }
  onRemove: (reason: string) => void
  onClose: () => void
}

/** Asks why somebody else’s comment is removed: the reason stays with it. */
export function RemoveWithReason({ name, told, removal, onRemove, onClose }: RemoveWithReasonProps) {
  const form = useForm({ resolver: zodResolver(typed), defaultValues: { reason: '' } })
  const { errors } = form.formState
  const refused = removal.error instanceof ApiProblem ? removal.error.problem.fields?.['reason'] : undefined
  return (
    <Dialog open title={`Remove ${isolated(name)}’s comment?`} onClose={onClose}>
      <Form
        label="Remove comment"
        onSubmit={event => void form.handleSubmit(({ reason }) => onRemove(reason))(event)}
        problem={removal.error && !refused ? sentenceOf(removal.error) : undefined}
        fieldProblems={fieldProblems(errors)}
      >
        <Field
          label="Reason"
          hint={
            told
              ? `${isolated(name)} will get an email with your name and this reason.`
              : 'Only people who can remove comments here will see it.'
          }
          maxLength={200}
          error={errors.reason?.message ?? refused}
          {...form.register('reason')}
        />
        <FormFoot>
          <Button type="submit" look="danger" isPending={removal.isPending}>
            Remove comment
          </Button>
          <Button look="ghost" onPress={onClose}>
            Keep comment
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
