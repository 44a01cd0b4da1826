'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button/button';
import { CodeBlock } from '@/components/ui/code-block';
import { DialogBody, DialogFooter } from '@/components/ui/dialog/dialog';
import { Alert } from '@/components/ui/states/alert';
import type { CreatedApiKey } from '@/lib/schemas/api-keys';

/** A command that works at once with this key: who am I, or for a sending key the one thing that it may do. */
function command({ role, secret, domain }: CreatedApiKey): string {
  const curl = `curl -s --user "api:${secret}" ${window.location.origin}`;
  if (role !== 'sending') return `${curl}/api/me`;
  const event = '{"event":"delivered","recipient":"ada@customer.example"}';
  return `${curl}/api/domains/${domain?.name ?? 'mg.example.com'}/events \\\n  -H 'content-type: application/json' -d '${event}'`;
}

interface NewSecretProps {
  created: CreatedApiKey;
  /** The person tried to close the dialog otherwise than by Done. */
  leaving: boolean;
  onDone: () => void;
}

/** The new key's secret, with a command that tries it. */
export function NewSecret({ created, leaving, onDone }: NewSecretProps) {
  const start = useRef<HTMLDivElement>(null);
  // The form's button had the focus, and is gone.
  useEffect(() => start.current?.focus(), []);
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <div ref={start} tabIndex={-1} className="outline-none">
          <Alert tone={leaving ? 'danger' : 'warning'} title={leaving ? 'Have you copied the key?' : 'Copy it now'}>
            {leaving
              ? 'Once this is closed, nobody can read it any more. Close it again, or press Done, to leave.'
              : 'Only its hash is kept, so it cannot be shown again. Store it like a password.'}
          </Alert>
        </div>
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">Key</p>
          <CodeBlock label="Key" text={created.secret} />
        </div>
        <div className="flex flex-col gap-1.5">
          <p className="text-sm font-medium">Try it</p>
          <CodeBlock label="Command" text={command(created)} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
