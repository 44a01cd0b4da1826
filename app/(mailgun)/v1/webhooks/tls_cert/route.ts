import { mailgunMethods } from '@/lib/http/mailgun/mailgun-route';
import { tlsCertificateDoor } from '@/lib/http/mailgun/tls-certificate';

export const { GET, POST, PUT, PATCH, DELETE } = mailgunMethods({ GET: tlsCertificateDoor });
