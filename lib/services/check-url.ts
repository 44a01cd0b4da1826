import type { z } from 'zod';
import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { maskUrl } from '@/lib/core/destination-policy';
import { urlDuplicates } from '@/lib/core/url-duplicates';
import { UrlTakenError } from '@/lib/core/webhook-refusals';
import type { checkUrlSchema, UrlCheck } from '@/lib/schemas/url-check';
import { listUrlHolders } from '@/lib/storage/url-holders';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import { listScopeWebhooks, type WebhookScope } from '@/lib/storage/webhooks';
import { requireOwnUrl } from './change-webhook';
import { duplicateNote } from './duplicate-note';
import { accountScope, getWebhookRow, scopeOf, scopeOfWebhook } from './webhook-scope';
import { checkNewUrl, webhookOfUrl } from './webhook-url';

type Input = z.output<typeof checkUrlSchema>;
type Note = UrlCheck['notes'][number];

const LOOPBACK = /^http:\/\/(?:[^/?#@]*@)?(?:127\.[\d.]+|localhost|\[::1\])(?=[:/?#]|$)/i;

/** Null while a domain-level webhook has no domain yet. */
async function scopeToCheck(caller: Caller, input: Input, edited: WebhookRow | null): Promise<WebhookScope | null> {
  if (edited) return scopeOfWebhook(edited);
  return input.level === 'domain' && input.domain === undefined ? null : scopeOf(caller, input);
}

/** Why saving would refuse the URL: by the very checks that saving makes. */
async function findRefusal(
  caller: Caller,
  scope: WebhookScope | null,
  input: Input,
  edited: WebhookRow | null,
): Promise<string | null> {
  try {
    if (edited === null || !webhookOfUrl([edited], input.url)) await checkNewUrl(caller, input.url);
    if (scope === null) return null;
    const others = (await listScopeWebhooks(scope)).filter(({ id }) => id !== edited?.id);
    requireOwnUrl(others, input.url);
    const same = webhookOfUrl(others, input.url);
    const taken = same?.eventTypes.find((type) => input.eventTypes.includes(type));
    if (same && taken) throw new UrlTakenError(taken, same.url);
    return null;
  } catch (error) {
    // Too many look-ups say nothing of the URL.
    if (error instanceof AppError && !['internal', 'rate_limited'].includes(error.code)) return error.message;
    throw error;
  }
}

function urlNotes(url: string, hasCredentials: boolean): Note[] {
  const plain = { webhookId: null, eventTypes: [] };
  const notes: Note[] = [];
  if (hasCredentials) {
    const message =
      'User name and password are sent as Basic auth, kept encrypted, and masked wherever the URL is shown.';
    notes.push({ kind: 'credentials', message, ...plain });
  }
  // What stays on this machine passes nobody.
  if (/^http:/i.test(url) && !LOOPBACK.test(url)) {
    const message = 'Without https, whoever is on the way can read what is sent, and change it.';
    notes.push({ kind: 'insecure', message, ...plain });
  }
  return notes;
}

/**
 * What saving a webhook with this URL would answer, and which webhook sends where one at another level has it too
 * (PRODUCT 2). Looks nothing up that saving would not. Of a primary's webhook a subaccount hears that there is one,
 * and no more. Throws `not_found` for a foreign domain or webhook.
 */
export async function checkUrl(caller: Caller, input: Input): Promise<UrlCheck> {
  requireAccess(caller, 'webhooks:write');
  const edited = input.webhookId === undefined ? null : await getWebhookRow(caller, input.webhookId);
  const scope = await scopeToCheck(caller, input, edited);
  const refusal = await findRefusal(caller, scope, input, edited);
  const unchanged = edited && webhookOfUrl([edited], input.url);
  const notes = urlNotes(input.url, unchanged ? unchanged.urlSecret !== null : maskUrl(input.url).hasCredentials);
  if (refusal !== null) return { refusal, notes: [] };

  const { accountId, domainId, region } = scope ?? accountScope(caller);
  // A webhook of another account that may be edited is one of a subaccount.
  const parentId = accountId === caller.account.id ? caller.account.parentId : caller.account.id;
  const account = { id: accountId, parentId };
  const holders = await listUrlHolders(unchanged ? { hash: unchanged.urlHash } : { exact: input.url }, account, region);
  const own = {
    accountId,
    parentId,
    domainId,
    level: edited ? (domainId === null ? 'account' : 'domain') : input.level,
  } as const;
  const duplicates = urlDuplicates(
    { ...own, eventTypes: input.eventTypes },
    holders.filter(({ webhookId }) => webhookId !== edited?.id),
  );
  return { refusal, notes: [...notes, ...duplicates.map((duplicate) => duplicateNote(caller, duplicate))] };
}
