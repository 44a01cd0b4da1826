import { searchLogsDoor } from '@/lib/http/mailgun/logs';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ POST: mailgunRoute(searchLogsDoor) });
