import { calledOf } from '@hubs/rules/text/called'

/** Somebody spoken to. What they typed stands in its own direction, as every name in a line with other words does. */
export function Called({ who }: { who: { name: string; preferredName: string } }) {
  return <bdi>{calledOf(who)}</bdi>
}

/** Beside a name that another in the list has too: what tells the two apart. */
export function Apart({ of }: { of: { apart?: string | undefined } }) {
  if (!of.apart) return null
  return (
    <span className="s quiet">
      {' '}
      (<bdi>{of.apart}</bdi>)
    </span>
  )
}
