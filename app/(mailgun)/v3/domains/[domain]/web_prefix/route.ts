import { updateWebPrefixDoor } from '@/lib/http/mailgun/domain-settings';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  PUT: mailgunRoute(updateWebPrefixDoor, { rateLimited: true }),
});
