import { CertificateCheck } from '#features/hours/certificate-check.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import '../narrow-page.css'

export default function CertificateScreen() {
  const heading = usePageTitle('Check a certificate · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <header className="col">
        <h1 ref={heading} tabIndex={-1}>
          Check a certificate
        </h1>
        <p className="lead quiet">
          Every certificate of this school’s Learning Hubs has a code. Enter it to see what the certificate says, and
          whether the school’s record still says the same.
        </p>
      </header>
      <CertificateCheck />
    </main>
  )
}
