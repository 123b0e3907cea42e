import { isolated } from '@hubs/rules/text/isolated'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { nextYearQuery } from '#features/programmes/next-year/next-year.queries.ts'
import { NextYearForm } from '#features/programmes/next-year/next-year-form.tsx'
import { StartNextYear } from '#features/programmes/next-year/start-next-year.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For coordinators. What is planned here changes nothing of this year until it is started. */
export default onlyFor('programme:edit', () => <NextYearView />)

function NextYearView() {
  const { data } = useSuspenseQuery(nextYearQuery())
  const navigate = useNavigate()
  const say = useToast()
  const started = () => {
    say(`${isolated(data.plan.name)} has started.`)
    void navigate(paths.firstSteps)
  }
  return (
    <Page
      look="narrow-page"
      title="Next year"
      back={{ to: paths.programme, label: 'Programme' }}
      lead={`Get the year after ${isolated(data.from.name)} ready whenever you like. It starts when you say so.`}
    >
      <Section title="What you decide">
        <NextYearForm next={data} />
      </Section>
      <Section title="What will happen" words="When the year starts, as saved at the moment.">
        <StartNextYear next={data} onStarted={started} />
      </Section>
    </Page>
  )
}
