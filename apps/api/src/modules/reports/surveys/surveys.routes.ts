import { problem } from '@hubs/schema/problem'
import { answerSurvey, ownMeasureAnswer, ownSurveys, saveMeasure, surveyQuestion } from '@hubs/schema/reports/surveys'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Surveys } from './surveys.service.ts'

const seen = { 401: problem, 403: problem, 404: problem } as const
const changed = { 400: problem, ...seen, 409: problem } as const

export function surveyRoutes(surveys: Surveys): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/surveys',
      { config: { policy: surveys.own.action }, schema: { response: { 200: ownSurveys, ...seen } } },
      request => surveys.own(sessionOf(request).actor),
    )

    app.put(
      '/me/surveys/:question',
      {
        config: { policy: surveys.answer.action },
        schema: {
          params: z.object({ question: surveyQuestion }),
          body: answerSurvey,
          response: { 200: ownSurveys, ...changed },
        },
      },
      request => surveys.answer(sessionOf(request).actor, request.params.question, request.body),
    )

    app.get(
      '/me/measure',
      { config: { policy: surveys.measure.action }, schema: { response: { 200: ownMeasureAnswer, ...seen } } },
      request => surveys.measure(sessionOf(request).actor),
    )

    app.put(
      '/me/measure',
      {
        config: { policy: surveys.saveMeasure.action },
        schema: { body: saveMeasure, response: { 200: ownMeasureAnswer, ...changed } },
      },
      request => surveys.saveMeasure(sessionOf(request).actor, request.body),
    )

    app.delete(
      '/me/measure',
      { config: { policy: surveys.removeMeasure.action }, schema: { response: { 204: z.null(), ...seen } } },
      async (request, reply) => {
        await surveys.removeMeasure(sessionOf(request).actor)
        return reply.code(204).send(null)
      },
    )
  }
}
