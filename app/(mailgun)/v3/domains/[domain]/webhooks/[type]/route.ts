import { deleteV3, getV3, replaceV3 } from '@/lib/http/mailgun/domain-webhooks-v3';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getV3),
  PUT: mailgunRoute(replaceV3),
  DELETE: mailgunRoute(deleteV3),
});
