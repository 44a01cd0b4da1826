'use client';

import { useId, useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { FieldError } from '@/components/ui/field/field';
import { Input } from '@/components/ui/field/input';
import { Select } from '@/components/ui/field/select';
import { Skeleton } from '@/components/ui/states/skeleton';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { useDeliverySettings, useUpdateDeliverySettings } from '@/lib/client/queries/delivery-settings';
import { useCan, useMe } from '@/lib/client/queries/me';
import { deliverySettingsSchema } from '@/lib/schemas/delivery-settings';

const PRESETS = [7, 30, 90, 180, 365];
const FOREVER = 'forever';
const OTHER = 'other';
const inWords = (days: number | null) => (days === null ? 'For ever' : days === 1 ? '1 day' : `${days} days`);

/** For how long events and what came of them are kept. A primary decides, for its subaccounts too. */
export function RetentionCard() {
  const { account, accounts } = useMe();
  const settings = useDeliverySettings();
  const canWrite = useCan('configuration:write') && account.isPrimary;
  const withSubaccounts = account.isPrimary && accounts.length > 1;
  return (
    <Section
      title="Retention"
      description={
        <>
          For how long events, their deliveries and attempts, failure logs and the audit log are kept
          {withSubaccounts && ', here and in all subaccounts'}. What is older is deleted for good. Deliveries that are
          still pending are kept until they end.
        </>
      }
      actions={
        settings.data ? (
          !canWrite && <p className="font-medium">{inWords(settings.data.retentionDays)}</p>
        ) : (
          <Skeleton className="h-5 w-24" />
        )
      }
    >
      {settings.isError && <LoadError error={settings.error} onRetry={settings.refetch} />}
      {settings.data && canWrite && <RetentionForm days={settings.data.retentionDays} />}
      {settings.data && !canWrite && (
        <p className="text-sm text-ink-3">
          {account.isPrimary ? 'Only an admin can change this.' : 'Decided by the primary account.'}
        </p>
      )}
    </Section>
  );
}

function RetentionForm({ days }: { days: number | null }) {
  const id = useId();
  const update = useUpdateDeliverySettings();
  const [choice, setChoice] = useState(days === null ? FOREVER : PRESETS.includes(days) ? String(days) : OTHER);
  const [typed, setTyped] = useState(days === null ? '' : String(days));
  const [asking, setAsking] = useState(false);
  const wanted = choice === FOREVER ? null : Number(choice === OTHER ? typed : choice);
  const parsed = deliverySettingsSchema.shape.retentionDays.safeParse(wanted);
  const error = !parsed.success && typed !== '' ? parsed.error.issues[0]?.message : undefined;
  // Only what deletes something needs a second thought.
  const deletes = wanted !== null && (days === null || wanted < days);
  const save = () =>
    update.mutate(
      { retentionDays: wanted },
      {
        onSuccess: () => {
          setAsking(false);
          toast.success(wanted === null ? 'Events are kept for ever.' : `Events are kept for ${inWords(wanted)}.`);
        },
        onError: (failure) => !asking && toast.error(errorMessage(failure)),
      },
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (deletes) setAsking(true);
        else save();
      }}
      className="flex flex-wrap items-start gap-2"
    >
      <label htmlFor={`${id}-choice`} className="sr-only">
        Keep events
      </label>
      <Select
        id={`${id}-choice`}
        className="w-44 max-sm:w-full"
        value={choice}
        onChange={({ target }) => setChoice(target.value)}
      >
        <option value={FOREVER}>For ever</option>
        {PRESETS.map((preset) => (
          <option key={preset} value={preset}>
            {inWords(preset)}
          </option>
        ))}
        <option value={OTHER}>Another time…</option>
      </Select>
      {choice === OTHER && (
        <div className="flex flex-col gap-1.5">
          <span className="flex items-center gap-2">
            <Input
              aria-label="Days to keep events"
              aria-invalid={error !== undefined || undefined}
              aria-describedby={error === undefined ? undefined : `${id}-error`}
              inputMode="numeric"
              className="w-24"
              value={typed}
              onChange={({ target }) => setTyped(target.value.trim())}
            />
            days
          </span>
          <FieldError id={`${id}-error`} error={error} />
        </div>
      )}
      <Button type="submit" variant="primary" disabled={!parsed.success || wanted === days} busy={update.isPending}>
        Save retention
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete what is older than ${inWords(wanted)}?`}
        action="Delete older events"
        busy={update.isPending}
        error={update.isError ? errorMessage(update.error) : undefined}
        onConfirm={save}
      >
        <p>
          Events of before then, with their deliveries, attempts and failure logs, are deleted soon after, and every day
          from then on. They cannot be brought back.
        </p>
      </ConfirmDialog>
    </form>
  );
}
