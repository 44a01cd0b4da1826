import { deleteV3, getV3, replaceV3 } from '@/lib/http/mailgun/domain-webhooks-v3';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getV3, { rateLimited: true }),
  PUT: mailgunRoute(replaceV3, { rateLimited: true }),
  DELETE: mailgunRoute(deleteV3, { rateLimited: true }),
});
