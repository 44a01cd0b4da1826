import { isIP } from 'node:net';
import { domainSettingsSchema, type Tracking } from '@/lib/schemas/domain-settings';
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

export const getConnectionDoor = domainDoor(async (input) => {
  const { require_tls, skip_verification } = await settingsOf(input);
  return { require_tls, skip_verification };
});

export const updateConnectionDoor = domainDoor(async (input) => {
  const before = await settingsOf(input);
  const settings = {
    require_tls: booleanField(input.fields, 'require_tls') ?? before.require_tls,
    skip_verification: booleanField(input.fields, 'skip_verification') ?? before.skip_verification,
  };
  await changeDomain(input.caller, input.param('domain'), { settings });
  return {
    message: 'Domain connection settings have been updated, may take 10 minutes to fully propagate',
    ...settings,
  };
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
  const { tracking } = await settingsOf(input);
  const change = trackingChange(input.param('type'), input.fields, tracking);
  await changeDomain(input.caller, input.param('domain'), { settings: { tracking: { ...tracking, ...change } } });
  return { message: 'Domain tracking settings have been updated', ...change };
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

const NO_POOL = { message: 'IP pool not found' };

/** An address is noted; there are no pools, and Postwire sends from none of them. */
export const assignIpDoor = domainDoor(async (input) => {
  if (input.fields.one('pool_id')) throw new ContractError(404, NO_POOL);
  const ip = requiredField(input.fields, 'ip');
  if (isIP(ip) === 0) throw new ContractError(400, { message: 'ip must be an IP address' });
  const { ips } = await settingsOf(input);
  await changeDomain(input.caller, input.param('domain'), { settings: { ips: [...new Set([...ips, ip])] } });
  return { message: 'success' };
});

export const removeIpDoor = domainDoor(async (input) => {
  const ip = input.param('ip');
  if (ip === 'ip_pool') throw new ContractError(404, NO_POOL);
  const { ips } = await settingsOf(input);
  if (!ips.includes(ip)) throw new ContractError(404, { message: 'IP not found' });
  const rest = ips.filter((one) => one !== ip);
  await changeDomain(input.caller, input.param('domain'), { settings: { ips: rest } });
  return { message: 'success' };
});
