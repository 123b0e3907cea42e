import { isolated } from '@hubs/rules/text/isolated'
import { removalReason } from '@hubs/schema/discussion'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useZodForm } from '#lib/zod-form.ts'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'

const typed = z.object({ reason: removalReason })

type RemoveWithReasonProps = {
  name: string
  /** Whether its writer is told: a colleague is, a visitor isn’t. */
  told: boolean
  /** Throws what the server said. */
  onRemove: (reason: string) => Promise<void>
  onClose: () => void
}

/** Asks why somebody else’s comment is removed: the reason stays with it. */
export function RemoveWithReason({ name, told, onRemove, onClose }: RemoveWithReasonProps) {
  const { field, formProps } = useZodForm({
    schema: typed,
    defaultValues: { reason: '' },
    send: ({ reason }) => onRemove(reason),
  })
  return (
    <Dialog open title={`Remove ${isolated(name)}’s comment?`} onClose={onClose}>
      <Form label="Remove comment" {...formProps}>
        <Field
          label="Reason"
          hint={
            told
              ? `${isolated(name)} will get a notification with your name and this reason.`
              : 'Only people who can remove comments here will see it.'
          }
          maxLength={200}
          {...field('reason')}
        />
        <FormFoot>
          <Submit waiting="Removing…" look="danger">
            Remove comment
          </Submit>
          <Button look="ghost" onPress={onClose}>
            Keep comment
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
