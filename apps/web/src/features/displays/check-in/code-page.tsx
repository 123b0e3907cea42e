import { spokenCode } from '@hubs/schema/meetings/check-in'
import type { ReactNode } from 'react'
import { addressOf, paths } from '#shared/paths.ts'
import { Qr } from '#ui/figures/qr.tsx'
import './code-page.css'

type CodePageProps = {
  code: string
  heading: React.Ref<HTMLHeadingElement>
  /** The school's mark and name. */
  top: ReactNode
}

/** A classroom screen that waits for its meeting: one code, for a phone or to be read out. */
export function CodePage({ code, heading, top }: CodePageProps) {
  const address = addressOf(paths.pairDevice(code))
  return (
    <main className="code-page" id="main">
      <header className="code-page-top">{top}</header>
      <div className="code-page-words">
        <h1 ref={heading} tabIndex={-1}>
          Show a meeting here
        </h1>
        <p className="code-page-code num" aria-label={`The code is ${[...code].join(' ')}`}>
          {spokenCode(code)}
        </p>
        <p className="code-page-how">
          Facilitator: scan this with your phone. Or select <strong>Show on a screen</strong> on the console, and enter
          the code.
        </p>
      </div>
      <div className="code-page-qr">
        <Qr value={address} label={`QR code for ${address}`} />
      </div>
      <footer className="code-page-foot">
        <p>You don’t need to sign in on this computer. It only shows the meeting.</p>
        <p className="quiet">The code changes every 10 minutes.</p>
      </footer>
    </main>
  )
}
