import { apiMethods } from '@/lib/http/api-route';
import { cronDispatchHandler } from '@/lib/http/cron-dispatch';

/** Hosts that bound a request's time are told how long this one may take: the budget and one last deadline. */
export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({ GET: cronDispatchHandler, POST: cronDispatchHandler });
