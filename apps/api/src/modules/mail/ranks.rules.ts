/** Which mail goes before which: somebody waits for those to sign in or to choose a password. Stored as it is. */
export const ranks = { signIn: 0, rest: 1 } as const

export type Rank = (typeof ranks)[keyof typeof ranks]
