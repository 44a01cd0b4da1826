import { deleteDomainDoor, getDomainDoor, updateDomainDoor } from '@/lib/http/mailgun/domains';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getDomainDoor),
  PUT: mailgunRoute(updateDomainDoor),
  DELETE: mailgunRoute(deleteDomainDoor),
});
