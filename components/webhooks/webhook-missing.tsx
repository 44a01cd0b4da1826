import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/states/empty-state';

export function WebhookMissing() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such webhook"
      actions={
        <Button asChild>
          <Link href="/send/sending/webhooks">All webhooks</Link>
        </Button>
      }
    >
      It was deleted, or it belongs to another account or region.
    </EmptyState>
  );
}
