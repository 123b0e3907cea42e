import { NOT_STAFF } from '@hubs/rules/choice'
import type { ReactNode } from 'react'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'

/** Where only people in a hub have something. `children`: what it will be. A governor or guest is not led to expect it. */
export function NoHub({ children }: { children: ReactNode }) {
  const asked = useMe().staffKind !== 'none'
  return (
    <EmptyState title={asked ? 'You’re not in a hub yet' : 'You’re not in a hub'}>
      <p>{asked ? children : `${NOT_STAFF} You can read about all of them.`}</p>
      <LinkButton to={paths.choose}>See the hubs</LinkButton>
    </EmptyState>
  )
}
