'use client';

import { Building2, ChevronDown, Eraser, Globe, Pencil, Trash2, Webhook } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';
import { CreateWebhookDialog } from '@/components/webhooks/create-webhook-dialog';
import { useCan } from '@/lib/client/queries/me';
import type { Bin } from '@/lib/schemas/bins';
import type { WebhookLevel } from '@/lib/schemas/webhooks';
import { ClearBinDialog } from './clear-bin-dialog';
import { DeleteBinDialog } from './delete-bin-dialog';
import { RenameBinDialog } from './rename-bin-dialog';

/** What can be done with a bin. Not there for whoever may only look. */
export function BinActions({ bin }: { bin: Bin }) {
  const router = useRouter();
  const [open, setOpen] = useState<'rename' | 'clear' | 'delete' | null>(null);
  const close = () => setOpen(null);
  if (!useCan('webhooks:write')) return null;
  return (
    <>
      <UseForWebhook url={bin.url} />
      <Button onClick={() => setOpen('rename')}>
        <Pencil aria-hidden />
        Rename
      </Button>
      <Button onClick={() => setOpen('clear')}>
        <Eraser aria-hidden />
        Clear
      </Button>
      <Button variant="dangerGhost" onClick={() => setOpen('delete')}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      {open === 'rename' && <RenameBinDialog bin={bin} onClose={close} />}
      {open === 'clear' && <ClearBinDialog bin={bin} onClose={close} />}
      {open === 'delete' && (
        <DeleteBinDialog bin={bin} onClose={close} onDeleted={() => router.replace('/send/sending/bins')} />
      )}
    </>
  );
}

/** Adds a webhook of either level with the bin's URL filled in. */
function UseForWebhook({ url }: { url: string }) {
  const [level, setLevel] = useState<WebhookLevel | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button ref={trigger} variant="primary">
            <Webhook aria-hidden />
            Use it for a webhook
            <ChevronDown aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={() => setLevel('domain')}>
            <Globe aria-hidden className="text-ink-3" />
            Domain-level
          </MenuItem>
          <MenuItem onSelect={() => setLevel('account')}>
            <Building2 aria-hidden className="text-ink-3" />
            Account-level
          </MenuItem>
        </MenuContent>
      </Menu>
      <CreateWebhookDialog level={level} url={url} onClose={() => setLevel(null)} returnFocusTo={trigger} />
    </>
  );
}
