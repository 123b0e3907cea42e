import { usePage } from '#lib/use-page.ts'

export default function Screen() {
  const heading = usePage('Learning Hubs')
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Learning Hubs
      </h1>
    </main>
  )
}
