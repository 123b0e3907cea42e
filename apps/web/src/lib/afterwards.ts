/**
 * What is done after a change, also where the change takes away the button that asked for it: `mutate` calls back only
 * what is still on the page once everything has been asked again.
 * @param failed where the page itself doesn't tell of it
 */
export function afterwards<Answer>(
  change: Promise<Answer>,
  then: (answer: Answer) => void,
  failed: (error: unknown) => void = () => undefined,
): void {
  void change.then(then, failed)
}
