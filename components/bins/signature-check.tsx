import type { SignatureCheck } from '@/lib/schemas/bins';
import { VerdictBadge } from './verdict-badge';

/** One scheme's verdict in words, and each of its signatures. */
export function SignatureCheckCard({ name, check }: { name: string; check: SignatureCheck }) {
  return (
    <section aria-label={name} className="rounded-md border px-3 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-medium">{name}</h4>
        <VerdictBadge verdict={check.verdict} />
      </div>
      <p className="mt-1 text-sm text-ink-2">{check.detail}</p>
      {check.signatures.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1.5 border-t pt-2">
          {check.signatures.map(({ name: signature, verdict, detail }) => (
            <li key={signature} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <code className="font-mono text-xs">{signature}</code>
              <VerdictBadge verdict={verdict} />
              <span className="text-ink-2">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
