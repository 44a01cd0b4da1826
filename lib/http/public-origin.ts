import { env } from '@/lib/config/env';

/** `https://postwire.example`: where people reach this server. PUBLIC_URL, else the address that the request came to. */
export function publicOrigin(request: Request): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get('host') ?? url.host}`;
}
