/** After so many days without a sign-in an account is shown to administrators: those who have gone are often among them. */
export const unusedAfterDays = 90
