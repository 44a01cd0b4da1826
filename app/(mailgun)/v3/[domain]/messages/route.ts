import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { MESSAGE_DOOR, sendForm } from '@/lib/http/mailgun/messages';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ POST: mailgunRoute(sendForm, MESSAGE_DOOR) });
