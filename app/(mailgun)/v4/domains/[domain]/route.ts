import { deleteDomainDoor, getDomainDoor, updateDomainDoor } from '@/lib/http/mailgun/domains';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getDomainDoor, { rateLimited: true }),
  PUT: mailgunRoute(updateDomainDoor, { rateLimited: true }),
  DELETE: mailgunRoute(deleteDomainDoor, { rateLimited: true }),
});
