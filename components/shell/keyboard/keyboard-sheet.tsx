'use client';

import { Fragment, useSyncExternalStore } from 'react';
import { Kbd } from '@/components/ui/badge/kbd';
import { Dialog, DialogBody } from '@/components/ui/dialog/dialog';
import { currentShortcuts, SHORTCUT_GROUPS, type Shortcut, subscribeToShortcuts } from './shortcuts';
import { useModifier } from './use-modifier';

type Row = Pick<Shortcut, 'group' | 'label'> & { keys: readonly string[] };

/** Keys that are known whatever page is shown; a page's own come on top. */
const ALWAYS: Row[] = [
  { group: 'Lists', label: 'Next row', keys: ['j'] },
  { group: 'Lists', label: 'Previous row', keys: ['k'] },
  { group: 'Lists', label: 'Open', keys: ['Enter'] },
  { group: 'Lists', label: 'Resend', keys: ['r'] },
  { group: 'Open drawer', label: 'Previous', keys: ['ArrowLeft'] },
  { group: 'Open drawer', label: 'Next', keys: ['ArrowRight'] },
  { group: 'Open drawer', label: 'Resend', keys: ['r'] },
  { group: 'Open drawer', label: 'Close', keys: ['Escape'] },
];

/** What the keyboard can do here, by group. */
export function KeyboardSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shortcuts = useSyncExternalStore(subscribeToShortcuts, currentShortcuts, currentShortcuts);
  const modifier = useModifier();
  const palette: Row = { group: 'Everywhere', label: 'Search and commands', keys: [modifier, 'K'] };
  const here = shortcuts.map(({ group, label, keys }): Row => ({ group, label, keys: [keys] }));
  const rows = new Map([palette, ...ALWAYS, ...here].map((row) => [`${row.group} ${row.keys.join('+')}`, row]));
  return (
    <Dialog open={open} onOpenChange={onClose} title="Keyboard shortcuts">
      <DialogBody className="flex flex-col gap-5 pb-6">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group}</h3>
            <dl className="grid grid-cols-[minmax(0,1fr)_auto]">
              {[...rows.values()]
                .filter((row) => row.group === group)
                .map(({ label, keys }) => (
                  <Fragment key={`${label} ${keys.join('+')}`}>
                    <dt className="border-b py-1.5 text-sm">{label}</dt>
                    <dd className="flex items-center justify-end gap-1 border-b py-1.5">
                      {keys.map((name) => (
                        <Kbd key={name} name={name} />
                      ))}
                    </dd>
                  </Fragment>
                ))}
            </dl>
          </section>
        ))}
      </DialogBody>
    </Dialog>
  );
}
