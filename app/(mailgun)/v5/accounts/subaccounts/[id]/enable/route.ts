import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { changeStatusDoor } from '@/lib/http/mailgun/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ POST: mailgunRoute(changeStatusDoor('open')) });
