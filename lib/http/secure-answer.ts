import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NONCE_HEADER, pagePolicy, securityHeaders, surfaceOf } from './security-headers';
import { transportSecurity } from './transport-security';

interface Surroundings {
  development: boolean;
  /** Whether PUBLIC_URL says that people come by https. */
  https: boolean;
}

/** Next takes the nonce of its scripts from the policy in the request; ours is the only word on it. */
const POLICY = 'content-security-policy';
const FROM_OUTSIDE = [POLICY, 'content-security-policy-report-only', NONCE_HEADER];

/**
 * Sets the headers that protect an answer, before anybody writes it, and hands a page's nonce to Next in the request.
 * What the client sent under those names is dropped. `url` is the straightened path.
 */
export function secureAnswer(request: IncomingMessage, response: ServerResponse, url: string, around: Surroundings) {
  for (const name of FROM_OUTSIDE) delete request.headers[name];
  const surface = surfaceOf(url);
  for (const [name, value] of securityHeaders(surface)) response.setHeader(name, value);
  const proto = around.https ? 'https' : String(request.headers['x-forwarded-proto'] ?? '');
  const transport = transportSecurity(proto);
  if (transport) response.setHeader('strict-transport-security', transport);
  if (surface !== 'page') return;
  const nonce = randomBytes(16).toString('base64');
  const policy = pagePolicy({ nonce, development: around.development });
  request.headers[POLICY] = policy;
  request.headers[NONCE_HEADER] = nonce;
  response.setHeader(POLICY, policy);
}
