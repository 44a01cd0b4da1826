import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { createSubaccountDoor, deleteSubaccountDoor, listSubaccountsDoor } from '@/lib/http/mailgun/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(listSubaccountsDoor),
  POST: mailgunRoute(createSubaccountDoor),
  DELETE: mailgunRoute(deleteSubaccountDoor),
});
