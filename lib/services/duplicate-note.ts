import type { Caller } from '@/lib/core/access';
import type { UrlDuplicate } from '@/lib/core/url-duplicates';
import { EVENT_TYPE_LABELS, EVENT_TYPES, type EventType } from '@/lib/schemas/event-types';
import type { UrlCheck } from '@/lib/schemas/url-check';
import type { NamedUrlHolder } from '@/lib/storage/url-holders';

const LIST = new Intl.ListFormat('en');

function typesText(types: readonly EventType[]): string {
  return types.length === EVENT_TYPES.length
    ? 'every event type'
    : LIST.format(types.map((type) => EVENT_TYPE_LABELS[type]));
}

/** `the domain-level webhook “CRM” of mg.example.com`. */
function nameOf(caller: Caller, { level, description, domainName, accountId, accountName }: NamedUrlHolder): string {
  const name = [`the ${level}-level webhook`, description && `“${description}”`, domainName && `of ${domainName}`];
  if (accountId !== caller.account.id) name.push(`in ${accountName}`);
  return name.filter(Boolean).join(' ');
}

/** What people are told of a URL that a webhook at another level has too. Of a primary's webhook only that there is one. */
export function duplicateNote(
  caller: Caller,
  { holder, sends, eventTypes }: UrlDuplicate<NamedUrlHolder>,
): UrlCheck['notes'][number] {
  const types = typesText(eventTypes);
  if (caller.account.parentId !== null && holder.accountId !== caller.account.id) {
    const message = `The primary account sends ${types} to this URL for all its subaccounts: this webhook is skipped for that.`;
    return { kind: 'skipped', message, webhookId: null, eventTypes };
  }
  const name = nameOf(caller, holder);
  const message = sends
    ? `This URL is also that of ${name}. This webhook will send ${types}; that one is skipped.`
    : `This URL is also that of ${name}. That one will send ${types}; this webhook is skipped.`;
  return { kind: sends ? 'skips' : 'skipped', message, webhookId: holder.webhookId, eventTypes };
}
