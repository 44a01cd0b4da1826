'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Alert } from '@/components/ui/states/alert';
import { Time } from '@/components/ui/time/time';
import type { CreatedInvitation } from '@/lib/schemas/users';

/** The new invitation's link, to be passed on by hand. */
export function InvitationLink({ created, onDone }: { created: CreatedInvitation; onDone: () => void }) {
  const start = useRef<HTMLDivElement>(null);
  // The form's button had the focus, and is gone.
  useEffect(() => start.current?.focus(), []);
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <div ref={start} tabIndex={-1} className="outline-none">
          <Alert tone="warning" title="Nothing is mailed">
            Send the link to <strong className="font-semibold break-all">{created.email}</strong> by a way that only
            they read: whoever opens it first joins.
          </Alert>
        </div>
        <CodeBlock label="Link" text={created.url} />
        <p className="text-sm text-ink-2">
          It works once, until <Time at={created.expiresAt} />. If it gets lost, make a new one: the old one then ends.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
