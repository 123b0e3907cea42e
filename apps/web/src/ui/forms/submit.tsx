import { createContext, useContext, type ComponentProps, type ReactNode } from 'react'
import { Button } from '../button.tsx'

/** Whether the form around is on its way to the server. */
export const SendingContext = createContext(false)

type SubmitProps = Omit<ComponentProps<typeof Button>, 'type' | 'isPending'> & {
  /** What it says while the form is on its way. */
  waiting: ReactNode
}

/** The button that sends the form around it. */
export function Submit({ waiting, children, look = 'main', ...rest }: SubmitProps) {
  const isSending = useContext(SendingContext)
  return (
    <Button {...rest} type="submit" look={look} isPending={isSending}>
      {isSending ? waiting : children}
    </Button>
  )
}
