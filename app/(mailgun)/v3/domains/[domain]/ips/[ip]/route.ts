import { removeIpDoor } from '@/lib/http/mailgun/domain-settings';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  DELETE: mailgunRoute(removeIpDoor, { rateLimited: true }),
});
