import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';
import { putSubaccountFeaturesDoor } from '@/lib/http/mailgun/subaccount-settings';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ PUT: mailgunRoute(putSubaccountFeaturesDoor) });
