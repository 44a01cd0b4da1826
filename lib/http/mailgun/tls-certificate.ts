import { clientCertificateText } from '@/lib/dispatch/client-certificate';
import type { RouteHandler } from '../api-route';
import { contractErrorResponse } from './contract-error';

/** `GET /v1/webhooks/tls_cert` (MAILGUN 1.4, 5.4): the public half alone, and so for everybody, without a key. */
export const tlsCertificateDoor: RouteHandler = async (request) => {
  try {
    return new Response(await clientCertificateText(), {
      headers: {
        'content-type': 'application/x-pem-file',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      },
    });
  } catch (error) {
    return contractErrorResponse(error, request);
  }
};
