/** What is answered before Next sees a request: status, type and body. */
export interface EarlyAnswer {
  status: number;
  contentType: string;
  body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const BAD_PATH = 'The path is not valid percent-encoded UTF-8.';

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Answers what Next would answer with a page or a bare 500: a path that is not valid percent-encoding gets a 400 in the shape
 * of the API that it is below, and `/` asked with an API key gets Mailgun's greeting, by which SDKs tell that their
 * base URL is wrong (MAILGUN 1.0). Null for everything else.
 */
export function answerBeforeNext(request: { url?: string; authorization?: string }): EarlyAnswer | null {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!decodes(path)) {
    const own = { error: { code: 'invalid_request', message: BAD_PATH } };
    const body = /^(\/(us|eu))?\/api(\/|$)/.test(path)
      ? JSON.stringify(own)
      : `${JSON.stringify({ message: BAD_PATH })}\n`;
    return { status: 400, contentType: JSON_TYPE, body };
  }
  if (path === '/' && /^basic /i.test(request.authorization ?? '')) {
    return { status: 200, contentType: 'text/plain; charset=utf-8', body: 'Mailgun Magnificent API' };
  }
  return null;
}
