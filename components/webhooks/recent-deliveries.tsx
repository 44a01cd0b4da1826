'use client';

import Link from 'next/link';
import { DeliveryStatusBadge } from '@/components/deliveries/delivery-status';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { rowLink, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { useRecentDeliveries } from '@/lib/client/queries/recent-deliveries';
import { EVENT_TYPE_LABELS } from '@/lib/schemas/event-types';

const LIST = '/send/sending/webhooks';

/** The latest deliveries of a webhook, each leading to its drawer in the list of this webhook's deliveries. */
export function RecentDeliveries({ webhookId }: { webhookId: string }) {
  const deliveries = useRecentDeliveries(webhookId);
  const query = `?webhook=${webhookId}`;
  return (
    <Section
      title="Latest deliveries"
      flush
      actions={
        <>
          <Button asChild size="sm">
            <Link href={`${LIST}/failure-logs${query}`}>Failure logs</Link>
          </Button>
          <Button asChild size="sm">
            <Link href={`${LIST}/deliveries${query}`}>All deliveries</Link>
          </Button>
        </>
      }
    >
      {deliveries.isPending && <SkeletonRows rows={3} label="Loading deliveries" />}
      {deliveries.isError && <LoadError error={deliveries.error} onRetry={deliveries.refetch} />}
      {deliveries.data?.items.length === 0 && (
        <p className="px-5 py-8 text-center text-ink-3">
          None yet. An event of one of its types makes one; a test is not listed here.
        </p>
      )}
      {deliveries.data && deliveries.data.items.length > 0 && (
        <Table aria-label="Latest deliveries">
          <TableHead>
            <TableHeader>Event</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader>Domain</TableHeader>
            <TableHeader>Attempts</TableHeader>
            <TableHeader>Accepted</TableHeader>
          </TableHead>
          <TableBody>
            {deliveries.data.items.map((delivery) => (
              <TableRow key={delivery.id} linked>
                <TableCell wide>
                  <Link data-row-link href={`${LIST}/deliveries${query}&delivery=${delivery.id}`} className={rowLink}>
                    {EVENT_TYPE_LABELS[delivery.eventType]}
                  </Link>
                </TableCell>
                <TableCell label="Status">
                  <DeliveryStatusBadge status={delivery.status} />
                </TableCell>
                <TableCell label="Domain" className="max-w-56 truncate" title={delivery.domain}>
                  {delivery.domain}
                </TableCell>
                <TableCell label="Attempts" className="tabular-nums">
                  {delivery.attempts}
                </TableCell>
                <TableCell label="Accepted">
                  <Time at={delivery.createdAt} relative />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
