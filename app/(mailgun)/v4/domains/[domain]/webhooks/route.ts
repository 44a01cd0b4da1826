import { createV4, deleteV4, replaceV4 } from '@/lib/http/mailgun/domain-webhooks-v4';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  POST: mailgunRoute(createV4, { rateLimited: true }),
  PUT: mailgunRoute(replaceV4, { rateLimited: true }),
  DELETE: mailgunRoute(deleteV4, { rateLimited: true }),
});
