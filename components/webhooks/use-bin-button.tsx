'use client';

import { FlaskConical } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useMakeBin } from '@/lib/client/queries/bins';
import type { Bin } from '@/lib/schemas/bins';

/** Makes a bin for who has no receiver yet, and hands its URL over. */
export function UseBinButton({ onMade }: { onMade: (bin: Bin) => void }) {
  const make = useMakeBin();
  const start = () =>
    make.mutate({ name: 'For a webhook' }, { onSuccess: onMade, onError: (error) => toast.error(errorMessage(error)) });
  return (
    <Button
      size="sm"
      busy={make.isPending}
      onClick={start}
      title="A temporary URL of our own that shows what it is sent"
    >
      {!make.isPending && <FlaskConical aria-hidden />}
      Use a bin
    </Button>
  );
}
