import { matchPath, Routes } from 'react-router-dom'
import { paths } from './paths.ts'
import { routesOf, type Screen } from './shell/screen.tsx'

/** One line for each URL but the two of public-routes.tsx. */
const screens: readonly Screen[] = [
  { path: paths.home, load: () => import('./routes/home/home.tsx'), offline: true },
  { path: paths.choose, load: () => import('./routes/hubs/choose.tsx') },
  { path: paths.choices, load: () => import('./routes/programme/choices.tsx') },
  { path: paths.allocation, load: () => import('./routes/programme/allocation.tsx') },
  { path: paths.signIn(), load: () => import('./routes/auth/sign-in.tsx'), offline: true, open: true, bare: true },
  { path: paths.link, load: () => import('./routes/auth/magic-link.tsx'), open: true, bare: true },
  { path: paths.forgottenPassword, load: () => import('./routes/auth/forgotten-password.tsx'), open: true, bare: true },
  { path: paths.newPassword, load: () => import('./routes/auth/new-password.tsx'), open: true, bare: true },
  { path: paths.secondStep(), load: () => import('./routes/auth/second-step.tsx'), open: true, bare: true },
  { path: paths.invitation, load: () => import('./routes/auth/invitation.tsx'), open: true, bare: true },
  { path: paths.setUp, load: () => import('./routes/auth/set-up.tsx'), open: true, bare: true },
  { path: paths.firstSteps, load: () => import('./routes/home/first-steps.tsx') },
  { path: paths.outcomes(), load: () => import('./routes/hubs/outcomes.tsx') },
  { path: paths.rate(), load: () => import('./routes/hubs/self-assessment.tsx') },
  { path: paths.plans, load: () => import('./routes/plans/plans.tsx'), offline: true },
  { path: paths.newPlan, load: () => import('./routes/plans/plan-new.tsx'), offline: true },
  { path: paths.plan(), load: () => import('./routes/plans/plan.tsx'), offline: true },
  { path: paths.report(), load: () => import('./routes/plans/report.tsx'), offline: true },
  { path: paths.support, load: () => import('./routes/plans/support.tsx') },
  { path: paths.observations, load: () => import('./routes/plans/observations.tsx') },
  { path: paths.newObservation, load: () => import('./routes/plans/observation-new.tsx') },
  { path: paths.observation(), load: () => import('./routes/plans/observation.tsx') },
  { path: paths.cover, load: () => import('./routes/plans/cover-requests.tsx') },
  { path: paths.references, load: () => import('./routes/library/references.tsx') },
  { path: paths.newReference, load: () => import('./routes/library/reference-new.tsx') },
  { path: paths.importReferences, load: () => import('./routes/library/references-import.tsx') },
  { path: paths.reference(), load: () => import('./routes/library/reference.tsx') },
  { path: paths.search, load: () => import('./routes/search/search.tsx') },
  { path: paths.published, load: () => import('./routes/public/publications.tsx'), open: true },
  { path: paths.publishedOne(), load: () => import('./routes/public/publication.tsx'), open: true },
  { path: paths.showcase(), load: () => import('./routes/public/showcase.tsx'), open: true },
  { path: paths.poster(), load: () => import('./routes/programme/poster.tsx'), open: true, bare: true },
  { path: paths.showcaseEdit(), load: () => import('./routes/public/showcase-edit.tsx') },
  { path: paths.publishing, load: () => import('./routes/public/publishing.tsx') },
  { path: paths.story(), load: () => import('./routes/public/story.tsx') },
  { path: paths.discussions, load: () => import('./routes/discussion/discussions.tsx') },
  { path: paths.moderation, load: () => import('./routes/discussion/moderation.tsx') },
  { path: paths.library, load: () => import('./routes/library/library.tsx') },
  { path: paths.compareStrategies, load: () => import('./routes/library/strategy-compare.tsx') },
  { path: paths.newStrategy, load: () => import('./routes/library/strategy-new.tsx') },
  { path: paths.strategy(), load: () => import('./routes/library/strategy.tsx') },
  { path: paths.strategyCard(), load: () => import('./routes/library/strategy-card.tsx'), bare: true },
  { path: paths.editStrategy(), load: () => import('./routes/library/strategy-edit.tsx') },
  { path: paths.strands, load: () => import('./routes/library/strands.tsx') },
  { path: paths.account, load: () => import('./routes/auth/account.tsx'), offline: true },
  { path: paths.people, load: () => import('./routes/people/people.tsx') },
  { path: paths.newPerson, load: () => import('./routes/people/person-new.tsx') },
  { path: paths.person(), load: () => import('./routes/people/person.tsx') },
  { path: paths.privacy, load: () => import('./routes/auth/privacy.tsx'), open: true },
  { path: paths.backups, load: () => import('./routes/people/backups.tsx') },
  { path: paths.programme, load: () => import('./routes/programme/programme.tsx') },
  { path: paths.programmeHub(), load: () => import('./routes/programme/programme-hub.tsx') },
  { path: paths.meetings, load: () => import('./routes/meetings/meetings.tsx'), offline: true },
  { path: paths.meeting(), load: () => import('./routes/meetings/meeting.tsx'), offline: true },
  { path: paths.agenda(), load: () => import('./routes/meetings/agenda.tsx'), offline: true },
  { path: paths.printAgenda(), load: () => import('./routes/meetings/print-agenda.tsx'), offline: true, bare: true },
  { path: paths.candidates(), load: () => import('./routes/meetings/candidates.tsx') },
  { path: paths.templates, load: () => import('./routes/meetings/templates.tsx') },
  { path: paths.template(), load: () => import('./routes/meetings/template.tsx') },
  { path: paths.console(), load: () => import('./routes/classroom/console.tsx'), offline: true, bare: true },
  { path: paths.projector(), load: () => import('./routes/classroom/projector.tsx'), offline: true, bare: true },
  { path: paths.live(), load: () => import('./routes/classroom/live.tsx'), offline: true, bare: true },
  { path: paths.minutes(), load: () => import('./routes/meetings/minutes.tsx'), offline: true },
  { path: paths.pulse(), load: () => import('./routes/meetings/pulse.tsx'), offline: true },
  { path: paths.screen, load: () => import('./routes/classroom/display.tsx'), open: true, bare: true },
  { path: paths.pair(), load: () => import('./routes/classroom/pair-device.tsx'), bare: true },
  { path: paths.arrive(), load: () => import('./routes/classroom/check-in.tsx'), open: true, bare: true },
  { path: '*', load: () => import('./routes/not-found.tsx'), open: true },
]

const routes = routesOf(screens)

// The first screen's code is asked for while the gate still asks who is there.
void screens.find(screen => matchPath(screen.path, window.location.pathname))?.load()

export default function Router() {
  return <Routes>{routes}</Routes>
}
