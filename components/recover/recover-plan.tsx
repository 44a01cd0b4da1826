import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { recoverable } from '@/lib/client/add-recovery';
import { count } from '@/lib/client/format';
import type { RecoverResult } from '@/lib/schemas/recover';

const SKIPPED: [key: keyof RecoverResult['skipped'], why: string][] = [
  ['alreadySucceeded', 'reached the webhook in the meantime'],
  ['pending', 'on the way already'],
  ['webhookGone', 'of a webhook that was deleted or disabled, or no longer listens to the type'],
];

/** What a recovery would send, per webhook, and what it leaves out and why. */
export function RecoverPlan({ plan, complete }: { plan: RecoverResult; complete: boolean }) {
  const total = recoverable(plan);
  const skipped = SKIPPED.filter(([key]) => plan.skipped[key] > 0);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-base">
        {complete ? '' : 'So far: '}
        <strong className="font-semibold tabular-nums">{count(total, 'delivery', 'deliveries')}</strong> to{' '}
        {count(plan.perWebhook.length, 'webhook', 'webhooks')}
        {complete ? ' would be sent again.' : ' …'}
      </p>
      {plan.perWebhook.length > 0 && (
        <div className="max-h-64 overflow-y-auto rounded-md border">
          <Table few aria-label="Deliveries per webhook">
            <TableHead>
              <TableHeader className="xl:static">Webhook</TableHeader>
              <TableHeader className="text-right xl:static">Deliveries</TableHeader>
            </TableHead>
            <TableBody>
              {plan.perWebhook.map(({ webhookId, url, count: deliveries }) => (
                <TableRow key={webhookId}>
                  <TableCell wide className="font-mono text-xs break-all">
                    {url}
                  </TableCell>
                  <TableCell label="Deliveries" className="text-right tabular-nums cards:text-left">
                    {deliveries.toLocaleString('en')}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {skipped.length > 0 && (
        <div className="text-sm text-ink-2">
          <p className="font-medium text-ink">Left out</p>
          <ul className="list-disc pl-5">
            {skipped.map(([key, why]) => (
              <li key={key}>
                <span className="tabular-nums">{plan.skipped[key].toLocaleString('en')}</span> {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
