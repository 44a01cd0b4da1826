import type { Caller } from '@/lib/core/access';
import { changedFacts } from '@/lib/core/audit-facts';
import type { AuditAction } from '@/lib/schemas/audit-actions';
import { changeWebhooks, type TypeOrder, type WebhookChange } from '@/lib/storage/change-webhooks';
import type { WebhookRow } from '@/lib/storage/webhook-rows';
import type { WebhookScope } from '@/lib/storage/webhooks';
import { notifyLive } from './live/notify-live';
import { recordAudit } from './record-audit';

/** What the audit log tells of a webhook. Its URL as it is shown: credentials masked. */
function factsOf(row: WebhookRow) {
  const { url, description, eventTypes, enabled, rateLimit } = row;
  return { url, description, eventTypes, enabled, rateLimit };
}

/** Credentials are masked, so a change of nothing else would not be seen. */
function credentials(before: WebhookRow, after: WebhookRow) {
  const unseen = before.url === after.url && before.urlHash !== after.urlHash;
  return unseen ? { before: { credentials: '***' }, after: { credentials: '*** (changed)' } } : null;
}

function describe(before: WebhookRow | undefined, after: WebhookRow | undefined) {
  if (!before) return after && { action: 'webhook.create' as const, after: factsOf(after) };
  if (!after) return { action: 'webhook.delete' as const, before: factsOf(before) };
  const hidden = credentials(before, after);
  const changed = changedFacts({ ...factsOf(before), ...hidden?.before }, { ...factsOf(after), ...hidden?.after });
  if (!changed) return undefined;
  const onlyEnabled = Object.keys(changed.after).join() === 'enabled';
  const toggled: AuditAction = after.enabled ? 'webhook.enable' : 'webhook.disable';
  return { action: onlyEnabled ? toggled : ('webhook.update' as const), ...changed };
}

/**
 * Changes the webhooks of a scope as `changeWebhooks` of the storage does, and notes in the audit log what became of each
 * that is not as it was; tabs that show them hear of it. Every door that changes webhooks comes through here.
 */
export async function changeWebhooksAudited(
  caller: Caller,
  scope: WebhookScope,
  plan: (current: WebhookRow[]) => WebhookChange[],
  order?: TypeOrder,
): Promise<{ webhooks: WebhookRow[]; canceledDeliveries: number }> {
  let before: WebhookRow[] = [];
  const result = await changeWebhooks(
    scope,
    (current) => {
      before = current;
      return plan(current);
    },
    order,
  );
  const rows = (list: readonly WebhookRow[]) => new Map(list.map((row) => [row.id, row]));
  const [old, now] = [rows(before), rows(result.webhooks)];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const entry = describe(old.get(id), now.get(id));
    const row = now.get(id) ?? old.get(id);
    if (!entry || !row) continue;
    const target = { kind: 'webhook' as const, id, name: row.description || row.url, accountId: scope.accountId };
    await recordAudit(caller, { ...entry, target });
  }
  notifyLive(scope.accountId, 'webhooks');
  return result;
}
