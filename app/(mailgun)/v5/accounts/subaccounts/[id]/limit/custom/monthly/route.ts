import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import {
  deleteMonthlyLimitDoor,
  getMonthlyLimitDoor,
  putMonthlyLimitDoor,
} from '@/lib/http/mailgun/subaccount-settings';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({
  GET: mailgunRoute(getMonthlyLimitDoor),
  PUT: mailgunRoute(putMonthlyLimitDoor),
  DELETE: mailgunRoute(deleteMonthlyLimitDoor),
});
