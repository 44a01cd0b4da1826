import { RotateCw } from 'lucide-react';
import { loadRecoverDialog } from '@/components/recover/lazy-recover-dialog';
import { Button } from '@/components/ui/button/button';
import { firstSign } from '@/components/ui/lazily';
import { count } from '@/lib/client/format';

/** What can be done with the rows that are chosen. Stays in sight at the foot of the window. */
export function SelectionBar({
  selected,
  one,
  many,
  onRecover,
  onClear,
}: {
  selected: number;
  one: string;
  many: string;
  onRecover: () => void;
  onClear: () => void;
}) {
  if (selected === 0) return null;
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-3 z-20 mx-3 my-3 flex animate-in flex-wrap items-center gap-2 rounded-lg border bg-surface px-3 py-2 shadow-float"
    >
      <p role="status" className="mr-auto text-sm font-medium">
        {count(selected, one, many)} selected
      </p>
      <Button variant="ghost" size="sm" onClick={onClear}>
        Clear
      </Button>
      <Button variant="primary" size="sm" {...firstSign(loadRecoverDialog)} onClick={onRecover}>
        <RotateCw aria-hidden />
        Recover…
      </Button>
    </section>
  );
}
