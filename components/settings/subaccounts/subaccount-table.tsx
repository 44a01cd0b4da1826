'use client';

import { CircleCheck, CircleOff, CirclePlay, Ellipsis, LogIn, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge/badge';
import { Button } from '@/components/ui/button/button';
import { MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';
import { ActionsHeader, RowActions } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useSwitchAccount } from '@/lib/client/queries/me';
import { useEnableSubaccount } from '@/lib/client/queries/subaccounts';
import type { Subaccount } from '@/lib/schemas/subaccounts';
import { DeleteSubaccountDialog } from './delete-subaccount-dialog';
import { DisableSubaccountDialog } from './disable-subaccount-dialog';

export function SubaccountTable({ subaccounts, canWrite }: { subaccounts: Subaccount[]; canWrite: boolean }) {
  return (
    <Table aria-label="Subaccounts">
      <TableHead>
        <TableHeader>Subaccount</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader className="text-right">Domains</TableHeader>
        <TableHeader className="text-right">Webhooks</TableHeader>
        <TableHeader className="text-right">People</TableHeader>
        <TableHeader className={roomy}>Created</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {subaccounts.map((subaccount) => (
          <SubaccountRow key={subaccount.id} subaccount={subaccount} canWrite={canWrite} />
        ))}
      </TableBody>
    </Table>
  );
}

/** A column for which a narrow table has no room; cards have it. */
const roomy = '@max-4xl/rows:hidden cards:block';
const number = 'text-right tabular-nums cards:text-left';

function SubaccountRow({ subaccount, canWrite }: { subaccount: Subaccount; canWrite: boolean }) {
  const { id, name, status, disabledReason, domains, webhooks, users, createdAt } = subaccount;
  const stepInto = useSwitchAccount();
  return (
    <TableRow>
      <TableCell wide className="w-1/3 min-w-48">
        <span className="line-clamp-2 font-medium wrap-anywhere" title={name}>
          {name}
        </span>
        <code className="font-mono text-xs break-all text-ink-3">{id}</code>
      </TableCell>
      <TableCell label="Status" className="cards:col-span-2">
        {status === 'open' ? (
          <Badge tone="success" icon={CircleCheck}>
            Open
          </Badge>
        ) : (
          <Badge tone="warning" icon={CircleOff}>
            Disabled
          </Badge>
        )}
        {disabledReason && <span className="block text-xs wrap-anywhere text-ink-3">{disabledReason}</span>}
      </TableCell>
      <TableCell label="Domains" className={number}>
        {domains}
      </TableCell>
      <TableCell label="Webhooks" className={number}>
        {webhooks}
      </TableCell>
      <TableCell label="People" className={number}>
        {users}
      </TableCell>
      <TableCell label="Created" className={roomy}>
        <Time at={createdAt} relative />
      </TableCell>
      <RowActions>
        <Button
          size="sm"
          aria-label={`Step into ${name}`}
          busy={stepInto.isPending}
          onClick={() => stepInto.mutate(id, { onError: (error) => toast.error(errorMessage(error)) })}
        >
          <LogIn aria-hidden />
          Step into
        </Button>
        {canWrite && <SubaccountActions subaccount={subaccount} />}
      </RowActions>
    </TableRow>
  );
}

/** Disable or enable, and delete. */
function SubaccountActions({ subaccount }: { subaccount: Subaccount }) {
  const { id, name, status } = subaccount;
  const [dialog, setDialog] = useState<'disable' | 'delete' | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const enable = useEnableSubaccount(id);
  const open = () =>
    enable.mutate(undefined, {
      onSuccess: () => toast.success(`${name} is open again.`),
      onError: (error) => toast.error(errorMessage(error)),
    });
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button ref={trigger} variant="ghost" size="icon" aria-label={`More for ${name}`} busy={enable.isPending}>
            {!enable.isPending && <Ellipsis aria-hidden />}
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {status === 'open' ? (
            <MenuItem onSelect={() => setDialog('disable')}>
              <CircleOff aria-hidden className="text-ink-3" />
              Disable
            </MenuItem>
          ) : (
            <MenuItem onSelect={open}>
              <CirclePlay aria-hidden className="text-ink-3" />
              Enable
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem className="text-danger" onSelect={() => setDialog('delete')}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {dialog === 'disable' && (
        <DisableSubaccountDialog subaccount={subaccount} onClose={() => setDialog(null)} returnFocusTo={trigger} />
      )}
      {dialog === 'delete' && (
        <DeleteSubaccountDialog subaccount={subaccount} onClose={() => setDialog(null)} returnFocusTo={trigger} />
      )}
    </>
  );
}
