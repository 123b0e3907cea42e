import { aroundCircle } from './figures/around-circle.ts'
import './logo.css'
import { useSchoolLogo } from '#lib/school-look.ts'

/** The school's logo, or the dots round a table. The school's name always stands beside it. */
export function SchoolMark() {
  const logo = useSchoolLogo()
  if (!logo) return <Logo />
  return <img className="school-mark" src={logo.url} width={logo.width} height={logo.height} alt="" />
}

const dots = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
const VIEW = 32
const DOT_R = 4.4
const RING_R = 10.8

/** Five dots round a table. */
export function Logo() {
  return (
    <svg className="logo" viewBox={`0 0 ${VIEW} ${VIEW}`} aria-hidden>
      {dots.map((dot, index) => {
        const { x, y } = aroundCircle(index, dots.length, RING_R)
        return <circle key={dot} className="logo-dot" data-hub={dot} cx={VIEW / 2 + x} cy={VIEW / 2 + y} r={DOT_R} />
      })}
    </svg>
  )
}
