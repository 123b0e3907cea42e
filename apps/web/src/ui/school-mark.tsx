import { useSchoolLogo } from '#lib/school-look.ts'
import { Logo } from './logo.tsx'
import './logo.css'

/** The school's logo, or the dots round a table. The school's name always stands beside it. */
export function SchoolMark() {
  const logo = useSchoolLogo()
  if (!logo) return <Logo />
  return <img className="school-mark" src={logo.url} width={logo.width} height={logo.height} alt="" />
}
