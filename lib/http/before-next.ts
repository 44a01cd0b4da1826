/** What is answered before Next sees a request. */
export interface EarlyAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Asked {
  /** `GET` when not given. */
  method?: string;
  /** Path and query as sent. */
  url?: string;
  authorization?: string;
  /** `Access-Control-Request-Method`: a browser asks before it sends the request itself. */
  preflightFor?: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const BAD_PATH = 'The path is not valid percent-encoded UTF-8.';
/** Methods that routes export; Next would answer any other one without a body. */
const ROUTED = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MAILGUN = /^(\/(us|eu))?\/v\d+(\/|$)/i;
const OWN = /^(\/(us|eu))?\/api(\/|$)/i;

/** Any page may call Mailgun's doors: no cookie opens them, only a key that the page holds. */
const PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'Authorization, Content-Type, X-Mailgun-On-Behalf-Of',
  'access-control-max-age': '600',
};

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function answer(status: number, contentType: string, body: string): EarlyAnswer {
  return { status, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body };
}

const mailgunAnswer = (status: number, message: string): EarlyAnswer => {
  const early = answer(status, JSON_TYPE, `${JSON.stringify({ message })}\n`);
  return { ...early, headers: { ...early.headers, 'access-control-allow-origin': '*' } };
};

/** 429 in the shape of what was asked for: the own API's, Mailgun's, or a line for people. */
export function tooManyRequests(url: string, message: string, retryAfterS: number): EarlyAnswer {
  const early = OWN.test(url)
    ? answer(429, JSON_TYPE, JSON.stringify({ error: { code: 'rate_limited', message } }))
    : MAILGUN.test(url)
      ? { ...mailgunAnswer(429, message), body: `${JSON.stringify({ 'retry-seconds': 60 })}\n` }
      : answer(429, 'text/plain; charset=utf-8', message);
  return { ...early, headers: { ...early.headers, 'retry-after': String(retryAfterS) } };
}

/**
 * A URL whose path has no doubled slashes, which a base URL with a slash at its end makes. Next would redirect, and
 * clients lose the body of a POST on the way.
 */
export function withoutDoubledSlashes(url: string): string {
  const [path = '/', ...query] = url.split('?');
  return [path.replace(/\/{2,}/g, '/'), ...query].join('?');
}

/** Whether a path is one of Mailgun's contract, of whatever version and region. */
export function isMailgunPath(url: string): boolean {
  return MAILGUN.test(url.split('?', 1)[0] ?? '/');
}

/**
 * Answers what Next would answer with a page, a bare 500 or nothing: a path that is not valid percent-encoding gets a 400
 * in the shape of the API that it is below, a method that no route has gets Mailgun's JSON, a browser's preflight its
 * permission, and `/` asked with an API key Mailgun's greeting, by which SDKs tell that their base URL is wrong
 * (MAILGUN 1.0). Null for everything else.
 */
export function answerBeforeNext({
  method = 'GET',
  url = '/',
  authorization = '',
  preflightFor,
}: Asked): EarlyAnswer | null {
  const path = url.split('?', 1)[0] ?? '/';
  if (!decodes(path)) {
    if (!OWN.test(path)) return mailgunAnswer(400, BAD_PATH);
    return answer(400, JSON_TYPE, JSON.stringify({ error: { code: 'invalid_request', message: BAD_PATH } }));
  }
  if (path === '/' && /^basic /i.test(authorization)) {
    return answer(200, 'text/plain; charset=utf-8', 'Mailgun Magnificent API');
  }
  if (!isMailgunPath(path) || ROUTED.includes(method)) return null;
  if (method === 'OPTIONS' && preflightFor !== undefined) return { status: 204, headers: PREFLIGHT, body: '' };
  return mailgunAnswer(405, 'Method Not Allowed');
}
