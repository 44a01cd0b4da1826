import { Building2, Globe } from 'lucide-react';
import type { Webhook } from '@/lib/schemas/webhooks';

/** Where a webhook is configured: the whole account, or the domain that it names. */
export function LevelBadge({ webhook }: { webhook: Pick<Webhook, 'level' | 'domain'> }) {
  const Icon = webhook.level === 'account' ? Building2 : Globe;
  return (
    <span className="inline-flex max-w-full items-center gap-1.5" title={webhook.domain ?? undefined}>
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="truncate">{webhook.level === 'account' ? 'Account' : webhook.domain}</span>
    </span>
  );
}
