import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { type DnsRecords, dnsRecords } from '@/lib/core/dns-records';
import { domainSettingsSchema } from '@/lib/schemas/domain-settings';
import { type DomainRow, insertDkimKey } from '@/lib/storage/domains';

const KEY_BITS = 2_048;
const newKeyPair = promisify(generateKeyPair);

/**
 * The DNS records of a domain that the caller has found already. Its DKIM key is a real one, made when they are first
 * asked for; the private half is thrown away, since nothing is signed with it.
 */
export async function domainDns(domain: DomainRow): Promise<DnsRecords> {
  const { web_prefix: webPrefix } = domainSettingsSchema.parse(domain.settings);
  const dkimPublicKey = domain.dkimPublicKey ?? (await makeDkimKey(domain.id));
  return dnsRecords({ ...domain, dkimPublicKey, webPrefix });
}

async function makeDkimKey(domainId: string): Promise<string> {
  const { publicKey } = await newKeyPair('rsa', { modulusLength: KEY_BITS });
  return insertDkimKey(domainId, publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
}
