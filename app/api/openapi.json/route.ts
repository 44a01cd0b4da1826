import { apiMethods } from '@/lib/http/api-route';
import { openApiHandler } from '@/lib/http/openapi/serve-document';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({ GET: openApiHandler });
