import { getConnectionDoor, updateConnectionDoor } from '@/lib/http/mailgun/domain-settings';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getConnectionDoor, { rateLimited: true }),
  PUT: mailgunRoute(updateConnectionDoor, { rateLimited: true }),
});
