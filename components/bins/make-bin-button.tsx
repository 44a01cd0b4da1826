'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMakeBin } from '@/lib/client/queries/bins';
import { useCan } from '@/lib/client/queries/me';

/** Makes a bin and opens it: it needs nothing to be filled in. Not there for whoever may not. */
export function MakeBinButton() {
  const router = useRouter();
  const make = useMakeBin();
  if (!useCan('webhooks:write')) return null;
  const start = () =>
    make.mutate(
      {},
      {
        onSuccess: ({ id }) => router.push(`/send/sending/bins/${id}`),
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  return (
    <Button variant="primary" busy={make.isPending} onClick={start}>
      {!make.isPending && <Plus aria-hidden />}
      Make a bin
    </Button>
  );
}
