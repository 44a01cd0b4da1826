/** What a domain's DNS records are made of. */
export interface DnsSource {
  name: string;
  /** `unverified` until somebody verifies it. */
  state: string;
  dkimSelector: string;
  /** SubjectPublicKeyInfo, base64. */
  dkimPublicKey: string;
  webPrefix: string;
}

/** A record as Mailgun's domain answers list it, in their key order (MAILGUN 7). */
export interface DnsRecord {
  is_active: boolean;
  cached: string[];
  /** Receiving records have none: they are the domain's own. */
  name?: string;
  /** Of MX records alone. */
  priority?: string;
  record_type: 'TXT' | 'CNAME' | 'MX';
  valid: 'unknown' | 'valid';
  value: string;
}

export interface DnsRecords {
  receiving_dns_records: DnsRecord[];
  sending_dns_records: DnsRecord[];
}

// Reserved for names that nobody may have: Postwire sends and receives no mail, and records that somebody publishes all
// the same must not hand their mail to a stranger.
const HOST = 'postwire.invalid';

/** The records that a domain would need if mail were sent for it: DKIM, SPF, the tracking host, and where mail goes. */
export function dnsRecords({ name, state, dkimSelector, dkimPublicKey, webPrefix }: DnsSource): DnsRecords {
  const verified = state !== 'unverified';
  const valid = verified ? 'valid' : 'unknown';
  const mx = (host: string): DnsRecord => ({
    is_active: true,
    cached: [],
    priority: '10',
    record_type: 'MX',
    valid,
    value: `${host}.${HOST}`,
  });
  const sending = (at: string, type: 'TXT' | 'CNAME', value: string, active = true): DnsRecord => ({
    is_active: active,
    cached: [],
    name: at,
    record_type: type,
    valid,
    value,
  });
  return {
    receiving_dns_records: [mx('mxa'), mx('mxb')],
    sending_dns_records: [
      sending(`${dkimSelector}._domainkey.${name}`, 'TXT', `k=rsa; p=${dkimPublicKey}`, verified),
      sending(name, 'TXT', `v=spf1 include:${HOST} ~all`),
      sending(`${webPrefix}.${name}`, 'CNAME', HOST),
    ],
  };
}
