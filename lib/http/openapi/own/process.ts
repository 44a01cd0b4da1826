import { z } from 'zod';
import { cronQuerySchema, dispatchCountsSchema } from '@/lib/schemas/process';
import { apiOperation } from '../../api-operation';
import type { Method } from '../../route-methods';

const dispatch = (method: Method, operationId: string) =>
  apiOperation({
    method,
    path: '/api/cron/dispatch',
    operationId,
    summary: 'Deliver what is due within a time budget, for hosts without a worker process',
    description: '403 while CRON_SECRET is not set. Safe to call from several places at once.',
    open: 'with the cron secret',
    query: cronQuerySchema,
    answer: dispatchCountsSchema,
  });

/** What schedulers and load balancers ask (PRODUCT 4). */
export const processOperations = {
  getDispatch: dispatch('GET', 'dispatchDue'),
  postDispatch: dispatch('POST', 'postDispatchDue'),
  healthz: apiOperation({
    method: 'GET',
    path: '/healthz',
    operationId: 'isAlive',
    summary: 'Whether the process answers',
    open: 'to everybody',
    answer: z.object({ status: z.literal('ok') }),
  }),
  readyz: apiOperation({
    method: 'GET',
    path: '/readyz',
    operationId: 'isReady',
    summary: 'Whether requests may be sent here',
    open: 'to everybody',
    answer: z.object({ status: z.literal('ready') }),
    otherAnswers: {
      503: {
        description: 'The database is away, or not migrated.',
        schema: z.object({ status: z.literal('not ready') }),
      },
    },
  }),
  document: apiOperation({
    method: 'GET',
    path: '/api/openapi.json',
    operationId: 'getOpenApiDocument',
    summary: 'This document',
    open: 'to everybody',
    answer: z.looseObject({ openapi: z.string() }),
    refusals: ['unauthenticated', 'forbidden', 'not_found'],
    otherAnswers: { 304: { description: 'It is still what If-None-Match names.' } },
  }),
};
