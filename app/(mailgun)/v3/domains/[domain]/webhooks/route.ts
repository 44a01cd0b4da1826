import { createV3, listV3 } from '@/lib/http/mailgun/domain-webhooks-v3';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(listV3, { rateLimited: true }),
  POST: mailgunRoute(createV3, { rateLimited: true }),
});
