import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { plansChanged } from '#features/plans/plans-changed.ts'
import { meKey } from '#lib/query-client.ts'
import { outbox } from '#lib/storage/outbox.ts'
import { useToast } from '#ui/notes/status.tsx'
import { kindOf } from './outbox-kinds.ts'

/** While somebody is signed in: sends what they wrote without the network, as soon as there is one. */
export function OutboxSender() {
  const client = useQueryClient()
  const say = useToast()
  useEffect(
    () =>
      outbox.start({
        onSent: ({ form }) => {
          if (form.startsWith('reply/')) void client.invalidateQueries({ queryKey: ['discussions'] })
          else void plansChanged(client)
          say(`Your ${kindOf(form)} has been sent.`)
        },
        onSignedOut: () => client.setQueryData(meKey, null),
      }),
    [client, say],
  )
  return null
}
