import { verifyDomainDoor } from '@/lib/http/mailgun/domains';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  PUT: mailgunRoute(verifyDomainDoor, { rateLimited: true }),
});
