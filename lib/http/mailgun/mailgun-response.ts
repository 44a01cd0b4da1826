/** Headers of every recorded reply (MAILGUN 1.0). HSTS is the business of whoever ends TLS. */
const HEADERS = {
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'x-xss-protection': '1; mode=block',
};

/** Compact JSON and one newline, as Mailgun answers (MAILGUN 1.0). Never 201: the Go SDK takes it for a failure. */
export function mailgunJson(body: unknown, status = 200): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...HEADERS },
  });
}

/** 204 without a body. */
export function mailgunNoContent(): Response {
  return new Response(null, { status: 204, headers: HEADERS });
}

/** What the Messages API was recorded to answer without a good key: 401, text, no newline (MAILGUN 1.0). */
export function mailgunForbiddenText(): Response {
  return new Response('Forbidden', {
    status: 401,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'www-authenticate': 'Basic realm="MG API"', ...HEADERS },
  });
}
