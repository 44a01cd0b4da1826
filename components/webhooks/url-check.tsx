import {
  ArrowRightLeft,
  CircleAlert,
  CircleCheck,
  Info,
  LoaderCircle,
  Lock,
  LockOpen,
  type LucideIcon,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { ApiError, errorMessage } from '@/lib/client/api-error';
import type { UrlCheck } from '@/lib/schemas/url-check';
import type { CheckedUrl } from './use-checked-url';

const ICONS: Record<UrlCheck['notes'][number]['kind'], LucideIcon> = {
  credentials: Lock,
  insecure: LockOpen,
  skipped: ArrowRightLeft,
  skips: ArrowRightLeft,
};

/** Whether the URL can be used, in one line that is always there: nothing moves under the pointer when it is answered. */
export function UrlVerdict({ id, checked }: { id: string; checked: CheckedUrl }) {
  return (
    <div id={id} aria-live="polite" aria-busy={!checked.isCurrent}>
      <Line {...verdict(checked)} />
    </div>
  );
}

function verdict({ check, error, isCurrent, isWorthChecking }: CheckedUrl): LineProps {
  if (!isWorthChecking) return { icon: Info, children: 'It is checked as you type.' };
  // What is wrong with the URL as such, such as its length, is said of the field.
  const ofUrl = error instanceof ApiError && error.fields.url;
  if (ofUrl) return { icon: CircleAlert, look: 'text-danger', children: ofUrl };
  if (error) return { icon: CircleAlert, children: errorMessage(error) };
  if (!check || !isCurrent) return { icon: LoaderCircle, children: 'Checking…' };
  if (check.refusal !== null) return { icon: CircleAlert, look: 'text-danger', children: sentence(check.refusal) };
  return { icon: CircleCheck, look: 'text-success', children: 'This URL can be used.' };
}

/** What else there is to know about it: below what people click next, so that it pushes nothing away from them. */
export function UrlNotes({ id, checked: { check, isCurrent } }: { id: string; checked: CheckedUrl }) {
  const notes = check?.notes ?? [];
  return (
    <div id={id} aria-live="polite" className={cn('-mt-2 flex flex-col gap-1', !isCurrent && 'opacity-60')}>
      {notes.map(({ kind, message }) => (
        <Line key={message} icon={ICONS[kind]} look={kind === 'credentials' ? 'text-ink-2' : 'text-warning'}>
          {message}
        </Line>
      ))}
    </div>
  );
}

/** `host not found` as a sentence. */
function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

interface LineProps {
  icon: LucideIcon;
  look?: string;
  children: string;
}

function Line({ icon: Icon, look = 'text-ink-3', children }: LineProps) {
  return (
    <p className={cn('flex items-start gap-1.5 text-sm', look)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
