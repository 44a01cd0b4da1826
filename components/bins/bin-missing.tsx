import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/states/empty-state';

export function BinMissing() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such bin"
      actions={
        <Button asChild>
          <Link href="/send/sending/bins">All bins</Link>
        </Button>
      }
    >
      Its 48 hours are over, it was deleted, or it belongs to another account or region.
    </EmptyState>
  );
}
