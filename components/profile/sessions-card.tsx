'use client';

import { useState } from 'react';
import { LoadError } from '@/components/shell/load-error';
import { Button } from '@/components/ui/button/button';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog/confirm-dialog';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { toast } from '@/components/ui/toast/toast';
import { errorMessage } from '@/lib/client/api-error';
import { count } from '@/lib/client/format';
import { useEndOtherSessions, useSessions } from '@/lib/client/queries/profile';
import { SessionTable } from './session-table';

/** Where the person is signed in. */
export function SessionsCard() {
  const { data: sessions, isPending, isError, error, refetch } = useSessions();
  const others = sessions?.filter((session) => !session.current).length ?? 0;
  return (
    <Section
      title="Sessions"
      description="Browsers that are signed in as you. A session ends after 7 days without use, and after 30 days in any case."
      actions={others > 0 && <EndOthers others={others} />}
    >
      {isError && <LoadError error={error} onRetry={refetch} />}
      {isPending && <SkeletonRows rows={2} label="Loading your sessions" />}
      {sessions && <SessionTable sessions={sessions} />}
    </Section>
  );
}

function EndOthers({ others }: { others: number }) {
  const [open, setOpen] = useState(false);
  const end = useEndOtherSessions();
  return (
    <>
      <Button variant="dangerGhost" onClick={() => setOpen(true)}>
        End all other sessions
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="End all other sessions?"
        action="End them"
        busy={end.isPending}
        error={end.isError ? errorMessage(end.error) : undefined}
        onConfirm={() =>
          end.mutate(undefined, {
            onSuccess: ({ ended }) => {
              setOpen(false);
              toast.success(`${count(ended, 'session was', 'sessions were')} ended.`);
            },
          })
        }
      >
        <p>
          {count(others, 'browser is', 'browsers are')} signed out at once and must sign in again. This one stays signed
          in.
        </p>
      </ConfirmDialog>
    </>
  );
}
