import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { signInOptionsQuery } from '#features/accounts/sign-in/magic-links.queries.ts'
import { paths } from '#shared/paths.ts'
import { Entrance } from '#ui/page/entrance.tsx'
import { SchoolMark } from '#ui/logo.tsx'

/** Round the screens that come before one is signed in. */
export function EntranceFrame({ middle, children }: { middle: string; children: ReactNode }) {
  const { data } = useQuery(signInOptionsQuery())
  const top = (
    <Link to={paths.public}>
      <SchoolMark />
      <bdi>{data?.schoolName ?? 'Learning Hubs'}</bdi>
    </Link>
  )
  return (
    <Entrance top={top} middle={middle}>
      {children}
    </Entrance>
  )
}
