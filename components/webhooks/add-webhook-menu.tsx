'use client';

import { Building2, ChevronDown, Globe, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button/button';
import { MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu/menu';
import { Menu } from '@/components/ui/menu/menu-state';
import { useCan } from '@/lib/client/queries/me';
import type { WebhookLevel } from '@/lib/schemas/webhooks';
import { firstSignOfCreateWebhook, LazyCreateWebhookDialog } from './lazy-create-webhook-dialog';

/** "Add webhook": a menu of the two levels, each opening its modal. Not there for whoever may not create. */
export function AddWebhookMenu() {
  const [level, setLevel] = useState<WebhookLevel | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  if (!useCan('webhooks:write')) return null;
  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button ref={trigger} variant="primary" {...firstSignOfCreateWebhook}>
            <Plus aria-hidden />
            Add webhook
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
      <LazyCreateWebhookDialog level={level} onClose={() => setLevel(null)} returnFocusTo={trigger} />
    </>
  );
}
