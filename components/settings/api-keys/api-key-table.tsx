import { Ban } from 'lucide-react';
import { RoleBadge } from '@/components/settings/roles/role-badge';
import { Button } from '@/components/ui/button/button';
import { ActionsHeader } from '@/components/ui/table/row-actions';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table/table';
import { Time } from '@/components/ui/time/time';
import type { ApiKey } from '@/lib/schemas/api-keys';
import { keyName } from './key-name';

interface ApiKeyTableProps {
  keys: ApiKey[];
  onRevoke: (key: ApiKey) => void;
}

export function ApiKeyTable({ keys, onRevoke }: ApiKeyTableProps) {
  return (
    <Table aria-label="API keys">
      <TableHead>
        <TableHeader>Key</TableHeader>
        <TableHeader>Role</TableHeader>
        <TableHeader>Created</TableHeader>
        <TableHeader>Last used</TableHeader>
        <TableHeader>Expires</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <ApiKeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
        ))}
      </TableBody>
    </Table>
  );
}

function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { prefix, description, role, createdAt, createdBy, lastUsedAt, expiresAt } = apiKey;
  return (
    <TableRow>
      <TableCell wide className="w-1/3 min-w-40">
        <span className="block font-medium wrap-anywhere">{description || 'No description'}</span>
        <code className="font-mono text-xs text-ink-3">{prefix}…</code>
      </TableCell>
      <TableCell label="Role">
        <RoleBadge role={role} />
        <Scope apiKey={apiKey} />
      </TableCell>
      <TableCell label="Created">
        <Time at={createdAt} relative />
        <span className="block text-xs wrap-anywhere text-ink-3">
          {createdBy === null && 'with the account'}
          {createdBy?.kind === 'user' && `by ${createdBy.name}`}
          {createdBy?.kind === 'key' && `by the key “${createdBy.name}”`}
        </span>
      </TableCell>
      <TableCell label="Last used">
        {lastUsedAt ? <Time at={lastUsedAt} relative /> : <span className="text-ink-3">Never</span>}
      </TableCell>
      <TableCell label="Expires">
        {expiresAt ? <Time at={expiresAt} relative /> : <span className="text-ink-3">Never</span>}
      </TableCell>
      <TableCell wide className="text-right cards:text-left">
        <Button variant="dangerGhost" size="sm" aria-label={`Revoke ${keyName(apiKey)}`} onClick={onRevoke}>
          <Ban aria-hidden />
          Revoke
        </Button>
      </TableCell>
    </TableRow>
  );
}

/** Which domain a sending key is for, where it is for one. */
function Scope({ apiKey: { role, domain } }: { apiKey: ApiKey }) {
  if (role !== 'sending') return null;
  return (
    <span className="block text-xs break-all text-ink-3">
      {domain === null ? 'every domain' : (domain.name ?? 'a domain that was deleted')}
    </span>
  );
}
