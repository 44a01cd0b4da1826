'use client';

import { type RefObject, useState } from 'react';
import { Dialog } from '@/components/ui/dialog/dialog';
import type { CreatedApiKey } from '@/lib/schemas/api-keys';
import { ApiKeyForm } from './api-key-form';
import { NewSecret } from './new-secret';

interface CreateApiKeyDialogProps {
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Two steps: what the key is for, then the key itself, this once. */
export function CreateApiKeyDialog({ onClose, returnFocusTo }: CreateApiKeyDialogProps) {
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [leaving, setLeaving] = useState(false);
  // Escape or a click beside the dialog must not throw away what cannot be shown again.
  const close = () => (created && !leaving ? setLeaving(true) : onClose());
  return (
    <Dialog
      open
      onOpenChange={close}
      returnFocusTo={returnFocusTo}
      title={created ? 'Copy the API key' : 'Create API key'}
      description={
        created ? 'It is shown now and never again.' : 'For a script or a service. Give it the least that it needs.'
      }
    >
      {created ? (
        <NewSecret created={created} leaving={leaving} onDone={onClose} />
      ) : (
        <ApiKeyForm onCreated={setCreated} onCancel={onClose} />
      )}
    </Dialog>
  );
}
