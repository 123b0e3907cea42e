/** Letters of scripts that are written from right to left, and what would change the direction of what follows. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * What a person typed, such as a name, to stand in a sentence that is text alone: the numbers and words round it stay
 * where they are, whatever direction it is written in (Unicode isolates, UAX 9). Elements have `bdi` for that.
 */
export function isolated(typed: string): string {
  return rightToLeft.test(typed) ? `\u2068${typed}\u2069` : typed
}
