/** What a link carries, so that the page it opens leads back here, wherever else it belongs. */
export const backTo = (to: string, label: string) => ({ back: { to, label } })
export type BackTo = ReturnType<typeof backTo>
