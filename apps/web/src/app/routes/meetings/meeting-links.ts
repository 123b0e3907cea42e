import { paths } from '#shared/paths.ts'

/** The addresses round one meeting. */
export function meetingLinks(id: string) {
  return {
    meetings: paths.meetings,
    meeting: paths.meeting(id),
    agenda: paths.agenda(id),
    printAgenda: paths.printAgenda(id),
    candidates: paths.candidates(id),
    console: paths.console(id),
    projector: paths.projector(id),
    live: paths.live(id),
    minutes: paths.minutes(id),
    pulse: paths.pulse(id),
  }
}
