import { deleteKeyDoor } from '@/lib/http/mailgun/keys';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ DELETE: mailgunRoute(deleteKeyDoor) });
