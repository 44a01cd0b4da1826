import { createDomainDoor, listDomainsDoor } from '@/lib/http/mailgun/domains';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(listDomainsDoor, { rateLimited: true }),
  POST: mailgunRoute(createDomainDoor, { rateLimited: true }),
});
