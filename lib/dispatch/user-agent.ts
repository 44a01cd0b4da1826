import { env } from '@/lib/config/env';
import packageJson from '@/package.json';

/** `Postwire/<version>`, or what USER_AGENT says (MAILGUN 9). */
export function userAgent(): string {
  return env().USER_AGENT ?? `Postwire/${packageJson.version}`;
}
