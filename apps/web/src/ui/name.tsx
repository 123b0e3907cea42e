import { calledOf } from '@hubs/rules/called'

/**
 * What a person typed and others read in a sentence: a name, the title of a plan. It stands in its own direction, so that
 * the words and numbers round it stay where they are.
 */
export function Name({ children }: { children: string | null | undefined }) {
  return <bdi>{children}</bdi>
}

/** Somebody spoken to. */
export function Called({ who }: { who: { name: string; called: string } }) {
  return <bdi>{calledOf(who)}</bdi>
}
