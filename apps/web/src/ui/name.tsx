import { calledOf } from '@hubs/rules/called'

/** Somebody spoken to. What they typed stands in its own direction, as every name in a line with other words does. */
export function Called({ who }: { who: { name: string; called: string } }) {
  return <bdi>{calledOf(who)}</bdi>
}
