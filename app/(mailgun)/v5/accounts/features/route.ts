import { getFeatures, putFeatures } from '@/lib/http/mailgun/features';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getFeatures),
  PUT: mailgunRoute(putFeatures),
});
