import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router-dom'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { meQuery } from '#features/accounts/me.query.ts'
import { Arrival } from '#features/displays/check-in/arrival.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { paths } from '#shared/paths.ts'

export default function ArriveScreen() {
  const { code } = useParams()
  const heading = usePageTitle('Check in to the meeting · Learning Hubs')
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery())
  return (
    <EntranceFrame middle="There is a place for you">
      <Arrival
        key={code}
        code={code}
        here={paths.checkIn(code)}
        signedIn={me === undefined ? undefined : me !== null}
        heading={heading}
        onCode={typed => void navigate(paths.checkIn(typed))}
        signInFor={token => paths.signIn(`${paths.checkIn(code)}#${token}`)}
      />
    </EntranceFrame>
  )
}
