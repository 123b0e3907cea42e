import { keptKinds, retention } from '@hubs/schema/retention'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../../errors.ts'
import { sessionOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { iso } from '../../time/clock.ts'
import { assessmentOf } from './assessment.view.ts'
import type { RetentionService } from './retention.service.ts'

const refused = problems(401, 403)

type Deps = { retention: RetentionService; now: () => number }

export function retentionRoutes({ retention: service, now }: Deps): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/retention',
      { config: { policy: 'anyone' }, schema: { response: { 200: keptKinds, ...problems(404) } } },
      async () => {
        const school = await service.publicSchool()
        if (school === null) throw new Refusal('not-found', 'This school isn’t set up yet.')
        return { school, kinds: service.kinds() }
      },
    )

    app.get('/retention', routeOf(service.see, { response: { 200: retention, ...refused } }), request =>
      service.see(sessionOf(request)),
    )

    app.post(
      '/data-protection-assessment',
      routeOf(service.see, { response: { 200: z.string(), ...refused } }),
      async (request, reply) => {
        const session = sessionOf(request)
        await service.see(session)
        const day = iso(now()).slice(0, 10)
        return reply
          .type('text/markdown; charset=utf-8')
          .serializer(String)
          .send(assessmentOf({ schoolName: session.school.name, day, kept: service.kinds() }))
      },
    )
  }
}
