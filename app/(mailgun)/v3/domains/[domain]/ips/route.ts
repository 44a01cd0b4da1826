import { assignIpDoor, listIpsDoor } from '@/lib/http/mailgun/domain-settings';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(listIpsDoor, { rateLimited: true }),
  POST: mailgunRoute(assignIpDoor, { rateLimited: true }),
});
