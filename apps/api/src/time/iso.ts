/** An instant as it crosses the wire. */
export const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null | undefined): string | null => (typeof ms === 'number' ? iso(ms) : null)
