/** What a certificate says, wherever one is drawn. */
export const certificateFacts = {
  content: {
    name: 'Amy Adams',
    schoolName: 'Hilltop School',
    year: '2026-27',
    hubName: 'Feedback',
    meetings: 6,
    totals: { attended: 720, caughtUp: 0, extra: 30, all: 750 },
  },
  code: 'ABCDEFGHJKLM',
  issuedOn: '2027-07-01',
  checkAt: 'https://hubs.test',
  logo: null,
}
