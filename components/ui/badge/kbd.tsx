import { cn } from '@/components/ui/cn';

const NAMES: Record<string, { shown: string; spoken?: string }> = {
  ArrowLeft: { shown: '←', spoken: 'Left arrow' },
  ArrowRight: { shown: '→', spoken: 'Right arrow' },
  Enter: { shown: '↵', spoken: 'Enter' },
  Escape: { shown: 'Esc', spoken: 'Escape' },
  '⌘': { shown: '⌘', spoken: 'Command' },
  '?': { shown: '?', spoken: 'Question mark' },
  '/': { shown: '/', spoken: 'Slash' },
};

/** A key of the keyboard, as `KeyboardEvent.key` names it. `inverse` on what is drawn in the ink's colour. */
export function Kbd({ name, inverse }: { name: string; inverse?: boolean }) {
  const { shown, spoken } = NAMES[name] ?? { shown: name.length === 1 ? name.toUpperCase() : name };
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs leading-none font-medium',
        inverse ? 'border-current opacity-80' : 'border-line bg-sunken text-ink-2',
      )}
    >
      {spoken ? (
        <>
          <span aria-hidden>{shown}</span>
          <span className="sr-only">{spoken}</span>
        </>
      ) : (
        shown
      )}
    </kbd>
  );
}
