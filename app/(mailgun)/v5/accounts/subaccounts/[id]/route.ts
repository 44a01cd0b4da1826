import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { getSubaccountDoor } from '@/lib/http/mailgun/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ GET: mailgunRoute(getSubaccountDoor) });
