'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { ActionsHeader } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useEndSession } from '@/lib/client/queries/profile';
import type { Session } from '@/lib/schemas/profile';

const PHONES = /iPhone|iPad|Android/;

export function SessionTable({ sessions }: { sessions: Session[] }) {
  const end = useEndSession();
  const endOne = ({ id, device }: Session) =>
    end.mutate(id, {
      onSuccess: () => toast.success(`The session of ${device} was ended.`),
      onError: (error) => toast.error(errorMessage(error)),
    });
  return (
    <div className="-mx-4 -my-4 sm:-mx-5">
      <Table aria-label="Sessions">
        <TableHead>
          <TableHeader className="pl-5 @max-4xl/rows:pl-5">Device</TableHeader>
          <TableHeader>Address</TableHeader>
          <TableHeader>Signed in</TableHeader>
          <TableHeader>Last seen</TableHeader>
          <ActionsHeader />
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <TableRow key={session.id}>
              <TableCell wide className="pl-5 @max-4xl/rows:pl-5">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  <DeviceIcon device={session.device} />
                  {session.device}
                  {session.current && <Badge tone="success">This one</Badge>}
                </span>
              </TableCell>
              <TableCell label="Address" className="font-mono text-xs break-all text-ink-2">
                {session.address ?? 'Not known'}
              </TableCell>
              <TableCell label="Signed in">
                <Time at={session.createdAt} relative />
              </TableCell>
              <TableCell label="Last seen">
                <Time at={session.lastSeenAt} relative />
              </TableCell>
              <TableCell className="text-right cards:col-span-full cards:text-left">
                {!session.current && (
                  <Button
                    size="sm"
                    variant="dangerGhost"
                    aria-label={`End the session of ${session.device}`}
                    onClick={() => endOne(session)}
                  >
                    End
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function DeviceIcon({ device }: { device: string }) {
  const Icon = PHONES.test(device) ? Smartphone : Monitor;
  return <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />;
}
