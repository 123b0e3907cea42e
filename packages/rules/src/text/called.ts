/** What a person is called where we speak to them: what they said, else their whole name, which is never cut. */
export function calledOf({ name, called }: { name: string; called: string }): string {
  return called || name
}
