/**
 * Mailgun's answers carry HSTS (MAILGUN 1.0). Ours do where the client came by https, which whoever ends TLS says in
 * `X-Forwarded-Proto`: over plain http the header means nothing. Unlike Mailgun's it leaves subdomains out, which may be
 * somebody else's. Null where there is none to send.
 */
export function transportSecurity(forwardedProto: string | undefined): string | null {
  const first = forwardedProto?.split(',', 1)[0]?.trim().toLowerCase();
  return first === 'https' ? 'max-age=63072000' : null;
}
