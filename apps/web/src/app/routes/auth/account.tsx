import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router-dom'
import type { Me } from '@hubs/schema/accounts/accounts'
import { CalledForm } from '#features/accounts/settings/called-form.tsx'
import { meQuery } from '#features/accounts/me.query.ts'
import { OwnSessions } from '#features/accounts/settings/own-sessions.tsx'
import { PasswordForm } from '#features/accounts/settings/password-form.tsx'
import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { SecondFactorSetUp } from '#features/accounts/second-factor/second-factor-set-up.tsx'
import { SignOutButton } from '#features/accounts/settings/sign-out-button.tsx'
import { ThemeChoice } from '#features/accounts/settings/theme-choice.tsx'
import { DataDownload } from '#features/privacy/data-download.tsx'
import { listed } from '#lib/page/capital.ts'
import { backTo } from '#lib/page/way-back.ts'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { WhomToAsk } from '#features/school/whom-to-ask.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { adminAreas } from '#app/shell/admin-nav.ts'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import '../narrow-page.css'

const roleWords = {
  coordinator: 'coordinator',
  administrator: 'administrator',
  leadership: 'leadership or governor',
} as const

const kindWords = { teaching: ['teaching staff'], support: ['support staff'], none: [] } as const

function whatIAm({ staffKind, roles }: Me): string {
  return listed([...kindWords[staffKind], ...roles.map(role => roleWords[role])]) || 'guest'
}

const toHere = backTo(paths.account, 'Account')

/** On a phone the bar at the foot has no room for them. */
function AdminArea({ me }: { me: Me }) {
  const places = adminAreas(me)
  if (places.length === 0) return null
  return (
    <Section title="What you manage">
      <div className="row wrap">
        {places.map(({ to, name }) => (
          <LinkButton key={to} to={to} state={toHere}>
            {name}
          </LinkButton>
        ))}
      </div>
    </Section>
  )
}

/** For everybody; who has a role that needs it can’t turn it off. */
function TwoStep({ me }: { me: Me }) {
  const client = useQueryClient()
  return (
    <Section
      title="Two-step sign-in"
      id="two-step"
      words={
        me.secondFactor.state === 'asked' && me.secondFactor.dueAt
          ? `Your role needs this from ${shortDate(me.secondFactor.dueAt, me.school.timeZone)}. You enter a code from an app on your phone as well as your password.`
          : 'You enter a code from an app on your phone as well as your password or email link.'
      }
    >
      <SecondFactorSetUp
        timeZone={me.school.timeZone}
        onDone={() => void client.invalidateQueries({ queryKey: meQuery().queryKey })}
      />
    </Section>
  )
}

/** What they are told, and the hours that count. */
function Told({ me }: { me: Me }) {
  return (
    <Section title={me.staffKind === 'none' ? 'Notifications' : 'Hours and notifications'}>
      <div className="row wrap">
        <LinkButton to={paths.notifications} state={toHere}>
          Notifications and calendar
        </LinkButton>
        {me.staffKind !== 'none' && <LinkButton to={paths.hours}>My hours</LinkButton>}
      </div>
    </Section>
  )
}

function YourData() {
  return (
    <Section
      title="Your data"
      words="Everything Learning Hubs holds about you, in one file: your plans, reports, comments and more."
    >
      <DataDownload path="/me/export" />
      <p>
        <Link to={paths.privacy} state={toHere}>
          How long things are kept, and who can see them
        </Link>
      </p>
      <p>
        <Link to={paths.accessibility} state={toHere}>
          Accessibility statement
        </Link>
      </p>
    </Section>
  )
}

export default function AccountScreen() {
  const me = useMe()
  const navigate = useNavigate()
  const leave = () => navigate(paths.public, { replace: true })
  return (
    <ReauthenticationProvider hasPassword={me.hasPassword}>
      <Page
        look="narrow-page"
        title="Account"
        heading={me.name}
        more={
          <>
            <p className="quiet">
              {me.email}, {whatIAm(me)} at <bdi>{me.school.name}</bdi>
            </p>
            {!me.roles.includes('administrator') && (
              <p className="s quiet">
                Name or email address wrong? Ask your administrator to correct it.
                <WhomToAsk ask="administrator" />
              </p>
            )}
          </>
        }
        aside={<SignOutButton onSignedOut={leave} />}
      >
        <AdminArea me={me} />
        <Section title="What we call you" id="called-title">
          <CalledForm me={me} />
        </Section>
        <Section title="Appearance">
          <ThemeChoice me={me} />
        </Section>
        <Told me={me} />
        <Section
          title={me.hasPassword ? 'Password' : 'Create a password'}
          id="password-title"
          words={
            me.hasPassword
              ? undefined
              : 'You sign in with an email link or your school account. You can add a password too.'
          }
        >
          <PasswordForm me={me} />
        </Section>
        <TwoStep me={me} />
        <YourData />
        <Section
          title="Where you’re signed in"
          words="You’re signed out automatically after 2 hours without activity, and after 12 hours in any case."
        >
          <Boundary waiting="Loading your devices…">
            <OwnSessions timeZone={me.school.timeZone} onSignedOut={leave} />
          </Boundary>
        </Section>
      </Page>
    </ReauthenticationProvider>
  )
}
