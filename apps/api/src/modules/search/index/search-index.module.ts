import { asSystem } from '../../../authorize.ts'
import type { Context, Module } from '../../../module.ts'
import { createSearchQueue } from './search-queue.service.ts'

/** The index that every module keeps up to date; what asks it comes last, since it knows them all. */
export function createSearchIndexModule(context: Context) {
  const searchQueue = createSearchQueue({ ...context, store: asSystem(context.store, 'the index of words') })
  return {
    services: {
      searchQueue,
      searchIndex: searchQueue,
    },
    routes: [],
    start: searchQueue.start,
    stop: searchQueue.stop,
  } satisfies Module
}
