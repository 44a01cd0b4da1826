import type { Metadata } from 'next';
import Link from 'next/link';
import { Logo } from '@/components/shell/logo';
import { Button } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 p-6 text-center">
      <div className="mb-4">
        <Logo />
      </div>
      <p className="font-mono text-sm text-ink-3">404</p>
      <h1 className="text-xl font-semibold tracking-tight">This page does not exist</h1>
      <p className="max-w-md text-ink-2">The address may be mistyped, or what it led to was deleted.</p>
      <Button asChild variant="primary" className="mt-3">
        <Link href="/send/sending/webhooks">Go to the webhooks</Link>
      </Button>
    </main>
  );
}
