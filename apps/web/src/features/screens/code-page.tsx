import { spokenCode } from '@hubs/schema/door'
import type { ReactNode } from 'react'
import { Qr } from '#ui/qr.tsx'
import './code-page.css'

type CodePageProps = {
  code: string
  /** The address a phone opens, with the code; and the one to type, without. */
  address: string
  heading: React.Ref<HTMLHeadingElement>
  /** The school's mark and name. */
  top: ReactNode
}

/** A classroom screen that waits for its meeting: one code, for a phone or to be read out. */
export function CodePage({ code, address, heading, top }: CodePageProps) {
  return (
    <main className="code-page" id="main">
      <header className="code-page-top">{top}</header>
      <div className="code-page-words">
        <h1 ref={heading} tabIndex={-1}>
          Show your meeting here
        </h1>
        <p className="code-page-code num" aria-label={`The code is ${[...code].join(' ')}`}>
          {spokenCode(code)}
        </p>
        <p className="code-page-how">
          Scan this with the phone that leads the meeting. Or press <strong>Show on a screen</strong> on the console,
          and type the code.
        </p>
      </div>
      <div className="code-page-qr">
        <Qr value={address} label={`Leads to ${address}`} />
      </div>
      <footer className="code-page-foot">
        <p>Nobody signs in on this computer. It shows the meeting and can change nothing.</p>
        <p className="quiet">The code changes every ten minutes.</p>
      </footer>
    </main>
  )
}
