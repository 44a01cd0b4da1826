'use client';

import { LoadError } from '@/components/shell/load-error';
import { Section } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/states/skeleton';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useDeliverySettings, useUpdateDeliverySettings } from '@/lib/client/queries/delivery-settings';
import { useCan } from '@/lib/client/queries/me';
import { SettingSwitch } from './setting-switch';

const LABEL = 'Retry delivered notifications';

export function RetryDeliveredCard() {
  const settings = useDeliverySettings();
  const update = useUpdateDeliverySettings();
  const canWrite = useCan('configuration:write');
  const change = (retryDelivered: boolean) =>
    update.mutate(
      { retryDelivered },
      {
        onSuccess: () =>
          toast.success(
            retryDelivered ? 'Delivered notifications are retried.' : 'Delivered notifications are sent once.',
          ),
        onError: (error) => toast.error(errorMessage(error)),
      },
    );
  return (
    <Section
      title={LABEL}
      description={
        <>
          Events of the type Delivered are by far the most frequent, so they are sent once and not retried, as Mailgun
          does it. Turn this on to retry them on the same schedule as all others: up to 8 attempts over about 8 hours.
        </>
      }
      actions={
        settings.data ? (
          <SettingSwitch label={LABEL} checked={settings.data.retryDelivered} onChange={canWrite ? change : null} />
        ) : (
          <Skeleton className="h-5 w-20" />
        )
      }
    >
      {settings.isError && <LoadError error={settings.error} onRetry={settings.refetch} />}
    </Section>
  );
}
