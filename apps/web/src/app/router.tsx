import { matchPath, Routes } from 'react-router-dom'
import { paths } from './paths.ts'
import { routesOf, type Screen } from './screen.tsx'

/** One line for each URL but the two of front.tsx. */
const screens: readonly Screen[] = [
  { path: paths.home, load: () => import('./screens/home.tsx') },
  { path: paths.choose, load: () => import('./screens/choose.tsx') },
  { path: paths.choices, load: () => import('./screens/choices.tsx') },
  { path: paths.allocation, load: () => import('./screens/allocation.tsx') },
  { path: paths.signIn(), load: () => import('./screens/sign-in.tsx'), open: true, bare: true },
  { path: paths.link, load: () => import('./screens/link.tsx'), open: true, bare: true },
  { path: paths.forgottenPassword, load: () => import('./screens/forgotten-password.tsx'), open: true, bare: true },
  { path: paths.newPassword, load: () => import('./screens/new-password.tsx'), open: true, bare: true },
  { path: paths.secondStep(), load: () => import('./screens/second-step.tsx'), open: true, bare: true },
  { path: paths.invitation, load: () => import('./screens/invitation.tsx'), open: true, bare: true },
  { path: paths.setUp, load: () => import('./screens/set-up.tsx'), open: true, bare: true },
  { path: paths.firstSteps, load: () => import('./screens/first-steps.tsx') },
  { path: paths.outcomes(), load: () => import('./screens/outcomes.tsx') },
  { path: paths.rate(), load: () => import('./screens/rate.tsx') },
  { path: paths.plans, load: () => import('./screens/plans.tsx') },
  { path: paths.newPlan, load: () => import('./screens/plan-new.tsx') },
  { path: paths.plan(), load: () => import('./screens/plan.tsx') },
  { path: paths.report(), load: () => import('./screens/report.tsx') },
  { path: paths.support, load: () => import('./screens/support.tsx') },
  { path: paths.observations, load: () => import('./screens/observations.tsx') },
  { path: paths.newObservation, load: () => import('./screens/observation-new.tsx') },
  { path: paths.observation(), load: () => import('./screens/observation.tsx') },
  { path: paths.cover, load: () => import('./screens/cover.tsx') },
  { path: paths.references, load: () => import('./screens/references.tsx') },
  { path: paths.newReference, load: () => import('./screens/reference-new.tsx') },
  { path: paths.importReferences, load: () => import('./screens/references-import.tsx') },
  { path: paths.reference(), load: () => import('./screens/reference.tsx') },
  { path: paths.search, load: () => import('./screens/search.tsx') },
  { path: paths.published, load: () => import('./screens/found.tsx'), open: true },
  { path: paths.publishedOne(), load: () => import('./screens/found-one.tsx'), open: true },
  { path: paths.showcase(), load: () => import('./screens/showcase.tsx'), open: true },
  { path: paths.poster(), load: () => import('./screens/poster.tsx'), open: true, bare: true },
  { path: paths.showcaseEdit(), load: () => import('./screens/showcase-edit.tsx') },
  { path: paths.publishing, load: () => import('./screens/publishing.tsx') },
  { path: paths.story(), load: () => import('./screens/story.tsx') },
  { path: paths.discussions, load: () => import('./screens/discussions.tsx') },
  { path: paths.moderation, load: () => import('./screens/moderation.tsx') },
  { path: paths.library, load: () => import('./screens/library.tsx') },
  { path: paths.compareStrategies, load: () => import('./screens/strategy-compare.tsx') },
  { path: paths.newStrategy, load: () => import('./screens/strategy-new.tsx') },
  { path: paths.strategy(), load: () => import('./screens/strategy.tsx') },
  { path: paths.strategyCard(), load: () => import('./screens/strategy-card.tsx'), bare: true },
  { path: paths.editStrategy(), load: () => import('./screens/strategy-edit.tsx') },
  { path: paths.strands, load: () => import('./screens/strands.tsx') },
  { path: paths.account, load: () => import('./screens/account.tsx') },
  { path: paths.people, load: () => import('./screens/people.tsx') },
  { path: paths.newPerson, load: () => import('./screens/person-new.tsx') },
  { path: paths.person(), load: () => import('./screens/person.tsx') },
  { path: paths.privacy, load: () => import('./screens/privacy.tsx'), open: true },
  { path: paths.backups, load: () => import('./screens/backups.tsx') },
  { path: paths.programme, load: () => import('./screens/programme.tsx') },
  { path: paths.programmeHub(), load: () => import('./screens/programme-hub.tsx') },
  { path: paths.meetings, load: () => import('./screens/meetings.tsx') },
  { path: paths.meeting(), load: () => import('./screens/meeting.tsx') },
  { path: paths.agenda(), load: () => import('./screens/agenda.tsx') },
  { path: paths.printAgenda(), load: () => import('./screens/print-agenda.tsx'), bare: true },
  { path: paths.candidates(), load: () => import('./screens/candidates.tsx') },
  { path: paths.templates, load: () => import('./screens/templates.tsx') },
  { path: paths.template(), load: () => import('./screens/template.tsx') },
  { path: paths.console(), load: () => import('./screens/console.tsx'), bare: true },
  { path: paths.projector(), load: () => import('./screens/projector.tsx'), bare: true },
  { path: paths.live(), load: () => import('./screens/live.tsx'), bare: true },
  { path: paths.minutes(), load: () => import('./screens/minutes.tsx') },
  { path: paths.pulse(), load: () => import('./screens/pulse.tsx') },
  { path: paths.screen, load: () => import('./screens/screen.tsx'), open: true, bare: true },
  { path: paths.pair(), load: () => import('./screens/pair.tsx'), bare: true },
  { path: paths.arrive(), load: () => import('./screens/arrive.tsx'), open: true, bare: true },
  { path: '*', load: () => import('./screens/not-found.tsx'), open: true },
]

const routes = routesOf(screens)

// The first screen's code is asked for while the gate still asks who is there.
void screens.find(screen => matchPath(screen.path, window.location.pathname))?.load()

export default function Router() {
  return <Routes>{routes}</Routes>
}
