import { isIP } from 'node:net';
import {
  type DomainSettings,
  type DomainSettingsChange,
  domainSettingsSchema,
  type Tracking,
} from '@/lib/schemas/domain-settings';
import { domainDns } from '@/lib/services/domain-dns';
import { changeDomain, readDomain } from '@/lib/services/domain-settings';
import { booleanField } from './boolean-field';
import { ContractError } from './contract-error';
import { dkimSelectorField, webPrefixField } from './domain-fields';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { missing, requiredField } from './required-field';
import { domainDoor } from './webhook-refusals';

// The settings of a domain that have doors of their own (MAILGUN 7, recorded replies). They decide about mail, of which
// there is none here: what is written is kept and read back.

async function settingsOf({ caller, param }: MailgunInput) {
  return domainSettingsSchema.parse((await readDomain(caller, param('domain'))).settings);
}

/** Changes settings as they follow from those of the moment; answers all of them. */
async function change(
  { caller, param }: MailgunInput,
  settings: (current: DomainSettings) => DomainSettingsChange,
): Promise<DomainSettings> {
  return domainSettingsSchema.parse((await changeDomain(caller, param('domain'), { settings })).settings);
}

export const getConnectionDoor = domainDoor(async (input) => {
  const { require_tls, skip_verification } = await settingsOf(input);
  return { require_tls, skip_verification };
});

export const updateConnectionDoor = domainDoor(async (input) => {
  const requireTls = booleanField(input.fields, 'require_tls');
  const skipVerification = booleanField(input.fields, 'skip_verification');
  const { require_tls, skip_verification } = await change(input, () => ({
    ...(requireTls === undefined ? {} : { require_tls: requireTls }),
    ...(skipVerification === undefined ? {} : { skip_verification: skipVerification }),
  }));
  const message = 'Domain connection settings have been updated, may take 10 minutes to fully propagate';
  return { message, require_tls, skip_verification };
});

export const getTrackingDoor = domainDoor(async (input) => {
  const { tracking, web_scheme } = await settingsOf(input);
  return { tracking: { ...tracking, web_scheme } };
});

function trackingChange(kind: string, fields: Fields, before: Tracking): Partial<Tracking> {
  const active = booleanField;
  if (kind === 'open') {
    const placed = booleanField(fields, 'place_at_the_top') ?? before.open.place_at_the_top;
    return { open: { active: active(fields, 'active') ?? before.open.active, place_at_the_top: placed } };
  }
  if (kind === 'click') {
    if (fields.one('active') === 'htmlonly') return { click: { active: 'htmlonly' } };
    return { click: { active: active(fields, 'active') ?? before.click.active } };
  }
  if (kind === 'unsubscribe') {
    const { unsubscribe } = before;
    return {
      unsubscribe: {
        active: active(fields, 'active') ?? unsubscribe.active,
        html_footer: fields.one('html_footer') ?? unsubscribe.html_footer,
        text_footer: fields.one('text_footer') ?? unsubscribe.text_footer,
      },
    };
  }
  throw new ContractError(404, { message: 'Not Found' });
}

/** `PUT …/tracking/{open|click|unsubscribe}`. */
export const updateTrackingDoor = domainDoor(async (input) => {
  let changed: Partial<Tracking> = {};
  await change(input, ({ tracking }) => {
    changed = trackingChange(input.param('type'), input.fields, tracking);
    return { tracking: { ...tracking, ...changed } };
  });
  return { message: 'Domain tracking settings have been updated', ...changed };
});

export const updateWebPrefixDoor = domainDoor(async ({ caller, param, fields }) => {
  const prefix = webPrefixField(fields);
  if (prefix === undefined) throw missing('web_prefix');
  await changeDomain(caller, param('domain'), { settings: { web_prefix: prefix } });
  return { message: 'Domain web prefix updated' };
});

export const updateDkimSelectorDoor = domainDoor(async ({ caller, param, fields }) => {
  const dkimSelector = dkimSelectorField(fields);
  if (dkimSelector === undefined) throw missing('dkim_selector');
  await changeDomain(caller, param('domain'), { dkimSelector });
  return { message: 'DKIM selector changed' };
});

export const updateDkimAuthorityDoor = domainDoor(async (input) => {
  const self = booleanField(input.fields, 'self');
  if (self === undefined) throw missing('self');
  const changed = (await settingsOf(input)).dkim_self !== self;
  const domain = await changeDomain(input.caller, input.param('domain'), { settings: { dkim_self: self } });
  const { sending_dns_records } = await domainDns(domain);
  const message = `Domain DKIM authority has ${changed ? '' : 'not '}been changed`;
  return { message, sending_dns_records, changed };
});

export const listIpsDoor = domainDoor(async (input) => {
  const { ips } = await settingsOf(input);
  return { items: ips, total_count: ips.length };
});

const MAX_IPS = 100;
const NO_POOL = { message: 'IP pool not found' };

/** An address is noted; there are no pools, and Postwire sends from none of them. */
export const assignIpDoor = domainDoor(async (input) => {
  if (input.fields.one('pool_id')) throw new ContractError(404, NO_POOL);
  const ip = requiredField(input.fields, 'ip');
  if (isIP(ip) === 0) throw new ContractError(400, { message: 'ip must be an IP address' });
  await change(input, ({ ips }) => {
    const after = [...new Set([...ips, ip])];
    if (after.length > MAX_IPS) throw new ContractError(400, { message: `A domain has at most ${MAX_IPS} IPs` });
    return { ips: after };
  });
  return { message: 'success' };
});

export const removeIpDoor = domainDoor(async (input) => {
  const ip = input.param('ip');
  if (ip === 'ip_pool') throw new ContractError(404, NO_POOL);
  await change(input, ({ ips }) => {
    if (!ips.includes(ip)) throw new ContractError(404, { message: 'IP not found' });
    return { ips: ips.filter((one) => one !== ip) };
  });
  return { message: 'success' };
});
