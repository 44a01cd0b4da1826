import { testV3 } from '@/lib/http/mailgun/domain-webhooks-v3';
import { mailgunMethods, mailgunRoute } from '@/lib/http/mailgun/mailgun-route';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ PUT: mailgunRoute(testV3, { rateLimited: true }) });
