'use client';

import { type RefObject, useState } from 'react';
import { Dialog } from '@/components/ui/dialog/dialog';
import type { CreatedInvitation } from '@/lib/schemas/users';
import { InvitationLink } from './invitation-link';
import { type Invitee, InviteForm } from './invite-form';

interface InviteDialogProps {
  /** Known beforehand where a link is renewed. */
  initial: Partial<Invitee>;
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Two steps: whom, and as what; then the link, this once. */
export function InviteDialog({ initial, onClose, returnFocusTo }: InviteDialogProps) {
  const [created, setCreated] = useState<CreatedInvitation | null>(null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      returnFocusTo={returnFocusTo}
      title={created ? 'Pass this link on' : 'Invite somebody'}
      description={
        created ? 'It is shown now and never again.' : 'They get a link with which they choose a name and a password.'
      }
    >
      {created ? (
        <InvitationLink created={created} onDone={onClose} />
      ) : (
        <InviteForm initial={initial} onCreated={setCreated} onCancel={onClose} />
      )}
    </Dialog>
  );
}
