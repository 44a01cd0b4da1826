'use client';

import { Dialog } from '@/components/ui/dialog/dialog';
import { Navigation } from './navigation';

/** The navigation where there is no room for it beside the page: along the left edge, over the page. */
export function PhoneNavigation({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} side="left" title="Postwire">
      <Navigation onNavigate={() => onOpenChange(false)} />
    </Dialog>
  );
}
