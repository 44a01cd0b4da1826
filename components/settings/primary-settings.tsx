'use client';

import Link from 'next/link';
import { LoadError } from '@/components/shell/load-error';
import { Section } from '@/components/ui/card';
import { Time } from '@/components/ui/time/time';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useCan } from '@/lib/client/queries/me';
import { usePiiSetting, useUpdatePiiSetting } from '@/lib/client/queries/pii-setting';
import type { Configuration } from '@/lib/schemas/configuration';
import { RedactionSample } from './redaction-sample';
import { SettingSwitch } from './setting-switch';

const LABEL = 'Redact personal data (PII)';

/** The account-wide PII setting. Shown when the server tells of it, which it does on a primary account only. */
export function PrimarySettings() {
  const setting = usePiiSetting();
  const update = useUpdatePiiSetting();
  const canWrite = useCan('pii:write');
  if (setting.isError) return <LoadError error={setting.error} onRetry={setting.refetch} />;
  if (setting.data?.redactPii === undefined) return null;

  const change = (redactPii: boolean) =>
    update.mutate(redactPii, {
      onSuccess: () =>
        toast.success(redactPii ? 'Personal data is redacted from now on.' : 'Personal data is sent as it is.'),
      onError: (error) => toast.error(errorMessage(error)),
    });
  return (
    <Section
      title={LABEL}
      description={
        <>
          Replaces recipient addresses and IP addresses in webhook payloads before they are sent. Holds for{' '}
          <strong className="font-semibold text-ink">
            {setting.data.hasSubaccounts
              ? 'all domains of this account and of all its subaccounts'
              : 'all domains of this account'}
          </strong>
          , from the next attempt on, retries included. Message ids and user variables stay.
        </>
      }
      actions={<SettingSwitch label={LABEL} checked={setting.data.redactPii} onChange={canWrite ? change : null} />}
    >
      <div className="flex flex-col gap-3">
        {setting.data.redactPiiSample && <RedactionSample {...setting.data.redactPiiSample} />}
        <LastChange change={setting.data.redactPiiChange ?? null} />
      </div>
    </Section>
  );
}

/** Who set it last and when; admins get to all changes from there. */
function LastChange({ change }: { change: NonNullable<Configuration['redactPiiChange']> | null }) {
  const canReadLog = useCan('audit:read');
  return (
    <p className="text-sm text-ink-3">
      {change === null ? (
        'Nobody has changed this setting yet.'
      ) : (
        <>
          Last changed by {change.kind === 'key' && 'the API key '}
          <strong className="font-medium text-ink-2">{change.by}</strong>, <Time at={change.at} relative />.
        </>
      )}{' '}
      {change !== null && canReadLog && (
        <Link
          href="/settings/audit-log?action=configuration.update&q=redact"
          className="text-accent-text underline underline-offset-2"
        >
          All its changes
        </Link>
      )}
    </p>
  );
}
