import { CertificateCheck } from '#features/hours/certificate-check.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

/** Open to anyone: an employer has the paper with its code, and no account. */
export default function CertificateScreen() {
  return (
    <Page
      look="narrow-page"
      title="Check a certificate"
      quiet
      lead="Every certificate of this school’s Learning Hubs has a code. Enter it to see what the certificate says, and whether the school’s record still says the same."
    >
      <CertificateCheck />
    </Page>
  )
}
