import { answerSurvey, ownMeasureAnswer, ownSurveys, saveMeasure, surveyQuestion } from '@hubs/schema/reports/surveys'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Surveys } from './surveys.service.ts'

const seen = problems(401, 403, 404)
const changed = { ...problems(400), ...seen, ...problems(409) } as const

export function surveyRoutes(surveys: Surveys): FastifyPluginAsyncZod {
  return async app => {
    app.get('/me/surveys', routeOf(surveys.own, { response: { 200: ownSurveys, ...seen } }), request =>
      surveys.own(actorOf(request)),
    )

    app.put(
      '/me/surveys/:question',
      routeOf(surveys.answer, {
        params: z.object({ question: surveyQuestion }),
        body: answerSurvey,
        response: { 200: ownSurveys, ...changed },
      }),
      request => surveys.answer(actorOf(request), request.params.question, request.body),
    )

    app.get('/me/measure', routeOf(surveys.measure, { response: { 200: ownMeasureAnswer, ...seen } }), request =>
      surveys.measure(actorOf(request)),
    )

    app.put(
      '/me/measure',
      routeOf(surveys.saveMeasure, { body: saveMeasure, response: { 200: ownMeasureAnswer, ...changed } }),
      request => surveys.saveMeasure(actorOf(request), request.body),
    )

    app.delete(
      '/me/measure',
      routeOf(surveys.removeMeasure, { response: { 204: z.null(), ...seen } }),
      async (request, reply) => {
        await surveys.removeMeasure(actorOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
