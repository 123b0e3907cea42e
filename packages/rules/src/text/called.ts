/** What a person is called where we speak to them: what they said, else their whole name, which is never cut. */
export function calledOf({ name, preferredName }: { name: string; preferredName: string }): string {
  return preferredName || name
}
