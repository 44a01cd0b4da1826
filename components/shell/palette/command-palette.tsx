'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { Kbd } from '@/components/ui/badge/kbd';
import { useDialogFocus } from '@/components/ui/dialog/use-dialog-focus';
import { usePaletteGroups } from './use-palette-groups';

/** Goes anywhere and does anything that this person may, by typing a part of its name. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const focus = useDialogFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-in bg-overlay" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 flex max-h-[calc(100dvh-1rem)] animate-in flex-col overflow-hidden rounded-lg border bg-surface shadow-float outline-none sm:top-[12vh] sm:left-1/2 sm:max-h-[70dvh] sm:w-full sm:max-w-xl sm:-translate-x-1/2"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Palette onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const [value, setValue] = useState('');
  const groups = usePaletteGroups(search);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // cmdk names the chosen option to screen readers only once an arrow was pressed, not while typing changes it.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const chosen = list.current?.querySelector(`[role=option][data-value="${CSS.escape(value)}"]`);
      if (chosen) input.current?.setAttribute('aria-activedescendant', chosen.id);
      else input.current?.removeAttribute('aria-activedescendant');
    });
    return () => cancelAnimationFrame(frame);
  });
  return (
    <Command
      value={value}
      onValueChange={setValue}
      label="Search and commands"
      shouldFilter={false}
      loop
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Command.Input
          ref={input}
          value={search}
          onValueChange={setSearch}
          maxLength={500}
          placeholder="Page, webhook, domain, address, id or command"
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3 sm:text-base"
        />
        <Kbd name="Escape" />
      </div>
      <Command.List
        ref={list}
        label="Results"
        className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2"
      >
        <Command.Empty className="px-3 py-8 text-center text-sm text-ink-2">Nothing matches.</Command.Empty>
        {groups.map(({ heading, items }) => (
          <Command.Group
            key={heading}
            heading={heading}
            className="pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
          >
            {items.map(({ id, label, detail, icon: Icon, run }) => (
              <Command.Item
                key={id}
                value={id}
                onSelect={() => {
                  onClose();
                  run();
                }}
                className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm aria-selected:bg-hover pointer-coarse:min-h-11"
              >
                <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
                <span className="min-w-0 flex-1 truncate">{label}</span>
                {detail && <span className="max-w-1/2 truncate text-xs text-ink-3">{detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p aria-hidden className="flex items-center gap-3 border-t px-4 py-2 text-xs text-ink-3 max-sm:hidden">
        <span className="flex items-center gap-1">
          <Kbd name="↑" /> <Kbd name="↓" /> to move
        </span>
        <span className="flex items-center gap-1">
          <Kbd name="Enter" /> to choose
        </span>
      </p>
    </Command>
  );
}
