import { isolated } from '@hubs/rules/text/isolated'
import { type Visitor, type VisitorAccounts, visitorProblems } from '@hubs/schema/accounts/visitor-accounts'
import { useId, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useForgetVisitor } from './visitors.queries.ts'

type Props = {
  accounts: VisitorAccounts | undefined
  /** Where the sign-in service sent somebody back with nothing: its address says why. */
  search: string
  /** For whoever types who they are. */
  children: ReactNode
}

function sentBack(search: string): string | undefined {
  const key = new URLSearchParams(search).get('visitor')
  return Object.entries(visitorProblems).find(([each]) => each === key)?.[1]
}

/** Who comments: by an account of their own where the school takes those, or as they type it. */
export function VisitorIdentity({ accounts, search, children }: Props) {
  const heading = useId()
  if (accounts?.visitor) return <Known visitor={accounts.visitor} />
  const problem = sentBack(search)
  const items = accounts?.items ?? []
  return (
    <>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      {items.length > 0 && (
        <div className="visitor-accounts" role="group" aria-labelledby={heading}>
          <strong id={heading}>Use your own account</strong>
          <p className="quiet s">The name on it will be shown with your reply.</p>
          <div className="row wrap">
            {items.map(({ name, url }) => (
              <a key={url} className="btn" href={url} aria-label={`Use your ${isolated(name)} account`}>
                <bdi>{name}</bdi>
              </a>
            ))}
          </div>
          <p className="quiet s">Or enter your details:</p>
        </div>
      )}
      {children}
    </>
  )
}

function Known({ visitor: { name, email, via } }: { visitor: Visitor }) {
  const { mutate, isPending } = useForgetVisitor()
  return (
    <div className="visitor-known">
      <p>
        You’re commenting as{' '}
        <strong>
          <bdi>{name}</bdi>
        </strong>
        , from your <bdi>{via}</bdi> account.
      </p>
      <p className="quiet s">
        {email === null
          ? 'This name will be shown with your reply.'
          : `This name will be shown with your reply. Your email address, ${email}, won’t be published. Only the school’s coordinators can see it.`}
      </p>
      <div className="row">
        <Button look="ghost" isPending={isPending} onPress={() => mutate()}>
          Use a different name
        </Button>
      </div>
    </div>
  )
}
