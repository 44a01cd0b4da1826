import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { MESSAGE_DOOR, sendMime } from '@/lib/http/mailgun/messages';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ POST: mailgunRoute(sendMime, MESSAGE_DOOR) });
