import { apiMethods } from '@/lib/http/api-route';
import { ingestEventsHandler } from '@/lib/http/ingest-events';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({ POST: ingestEventsHandler });
