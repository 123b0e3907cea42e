import { useNavigate } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts'
import { OwnSessions } from '#features/accounts/own-sessions.tsx'
import { PasswordForm } from '#features/accounts/password-form.tsx'
import { ProofProvider } from '#features/accounts/proof-provider.tsx'
import { ReminderChoice } from '#features/accounts/reminder-choice.tsx'
import { SignOutButton } from '#features/accounts/sign-out-button.tsx'
import { ThemeChoice } from '#features/accounts/theme-choice.tsx'
import { listed } from '#lib/capital.ts'
import { usePage } from '#lib/use-page.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/section.tsx'
import { lookedAfter } from '#app/looked-after.ts'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import './narrow-page.css'

const roleWords = {
  coordinator: 'coordinator',
  administrator: 'administrator',
  leadership: 'leadership or governor',
} as const

function whatIAm({ staffKind, roles }: Me): string {
  return listed([staffKind === 'teaching' ? 'teaching staff' : 'support staff', ...roles.map(role => roleWords[role])])
}

/** On a phone the bar at the foot has no room for them. */
function LookedAfter({ me }: { me: Me }) {
  const places = lookedAfter(me)
  if (places.length === 0) return null
  return (
    <Section title="What you look after">
      <div className="row wrap">
        {places.map(({ to, words }) => (
          <LinkButton key={to} to={to}>
            {words}
          </LinkButton>
        ))}
      </div>
    </Section>
  )
}

export default function AccountScreen() {
  const heading = usePage('Your account · Learning Hubs')
  const me = useMe()
  const navigate = useNavigate()
  const leave = () => navigate(paths.public, { replace: true })
  return (
    <ProofProvider hasPassword={me.hasPassword}>
      <main className="page narrow-page" id="main">
        <div className="row wrap between">
          <div className="col tight">
            <h1 ref={heading} tabIndex={-1}>
              {me.name}
            </h1>
            <p className="quiet">
              {me.email}, {whatIAm(me)} at {me.school.name}
            </p>
            <p className="s quiet">Is your name or address wrong? Your administrator can put it right.</p>
          </div>
          <SignOutButton onSignedOut={leave} />
        </div>
        <LookedAfter me={me} />
        <Section title="How it looks">
          <ThemeChoice me={me} />
        </Section>
        <Section title="Mail about your plans">
          <ReminderChoice me={me} />
        </Section>
        <Section
          title={me.hasPassword ? 'Password' : 'Set a password'}
          id="password-title"
          words={
            me.hasPassword
              ? undefined
              : 'So far you sign in by mail or with your school account. A password is one more way in.'
          }
        >
          <PasswordForm me={me} />
        </Section>
        <Section
          title="Where you are signed in"
          words="You are signed out by yourself after two hours without use, and after twelve in any case."
        >
          <OwnSessions timeZone={me.school.timeZone} onSignedOut={leave} />
        </Section>
      </main>
    </ProofProvider>
  )
}
