'use client';

import { ShieldCheck } from 'lucide-react';
import { Button } from '@/components/ui/button/button';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useVerifyDomain } from '@/lib/client/queries/domains';

/** Marks an unverified domain as verified; it takes events either way. */
export function VerifyDomain({ name }: { name: string }) {
  const verify = useVerifyDomain();
  const start = () =>
    verify.mutate(name, {
      onSuccess: () => toast.success(`${name} is verified.`),
      onError: (error) => toast.error(errorMessage(error)),
    });
  return (
    <Button variant="ghost" size="sm" aria-label={`Verify ${name}`} disabled={verify.isPending} onClick={start}>
      <ShieldCheck aria-hidden />
      Verify
    </Button>
  );
}
