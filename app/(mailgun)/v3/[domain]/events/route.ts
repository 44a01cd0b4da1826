import { listEventsDoor } from '@/lib/http/mailgun/events';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ GET: mailgunRoute(listEventsDoor) });
