/** After so many days without a sign-in an account is shown to administrators: those who have gone are often among them. */
export const UNUSED_AFTER_DAYS = 90
