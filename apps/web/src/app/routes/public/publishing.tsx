import { PublishingList } from '#features/publications/publishing-list.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

const lists = ['waiting', 'world', 'back'] as const

/** For coordinators: nothing goes out before one has read it as it will stand there. */
export default onlyFor('publication:decide', me => <View timeZone={me.school.timeZone} />)

function View({ timeZone }: { timeZone: string }) {
  return (
    <Page
      look="narrow-page"
      title="Publishing"
      back={{ to: paths.home, label: 'Home' }}
      more={
        <p className="quiet">
          The owner of each story has agreed to these words. They can withdraw it at any time, and you can unpublish it.
        </p>
      }
    >
      {lists.map(which => (
        <PublishingList key={which} which={which} timeZone={timeZone} />
      ))}
    </Page>
  )
}
