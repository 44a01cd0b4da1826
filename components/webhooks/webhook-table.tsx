import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import type { Webhook } from '@/lib/schemas/webhooks';
import { EnabledSwitch } from './enabled-switch';
import { EventTypeList } from './event-type-list';
import { HealthSparkline } from './health-sparkline';
import { LastDelivery } from './last-delivery';
import { LevelBadge } from './level-badge';

export function WebhookTable({ webhooks }: { webhooks: Webhook[] }) {
  return (
    <Table aria-label="Webhooks">
      <TableHead>
        <TableHeader>Webhook</TableHeader>
        <TableHeader>Level</TableHeader>
        <TableHeader>Event types</TableHeader>
        <TableHeader>Last 24 hours</TableHeader>
        <TableHeader>Last delivery</TableHeader>
        <TableHeader>Enabled</TableHeader>
      </TableHead>
      <TableBody>
        {webhooks.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} />
        ))}
      </TableBody>
    </Table>
  );
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const href = `/send/sending/webhooks/${webhook.id}`;
  return (
    <TableRow linked data-row-id={webhook.id}>
      <TableCell wide className="w-2/5 max-w-0 min-w-40">
        <Link
          data-row-link
          href={href}
          className={cn(rowLink, 'block truncate cards:whitespace-normal cards:wrap-anywhere')}
          title={webhook.description || webhook.url}
        >
          {webhook.description || <span className="font-mono text-sm break-all">{webhook.url}</span>}
        </Link>
        {webhook.description && (
          <span className="block truncate font-mono text-xs text-ink-3" title={webhook.url}>
            {webhook.url}
          </span>
        )}
      </TableCell>
      <TableCell label="Level" className="max-w-52 min-w-24">
        <LevelBadge webhook={webhook} />
      </TableCell>
      <TableCell label="Event types" className="cards:order-1 cards:col-span-2">
        <EventTypeList types={webhook.eventTypes} shown={1} />
      </TableCell>
      <TableCell label="Last 24 hours">
        <HealthSparkline health={webhook.health} />
      </TableCell>
      <TableCell label="Last delivery">
        <LastDelivery attempt={webhook.lastAttempt} />
      </TableCell>
      <TableCell label="Enabled" className="cards:order-1">
        <EnabledSwitch webhook={webhook} />
      </TableCell>
    </TableRow>
  );
}
