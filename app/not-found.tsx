import Link from 'next/link';
import { Button } from '@/components/ui/button';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 p-6 text-center">
      <p className="font-mono text-sm text-ink-3">404</p>
      <h1 className="text-xl font-semibold">This page does not exist</h1>
      <p className="text-ink-2">The address may be mistyped, or what it led to was deleted.</p>
      <Button asChild className="mt-3">
        <Link href="/send/sending/webhooks">Go to the webhooks</Link>
      </Button>
    </main>
  );
}
