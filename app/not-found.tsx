import type { Metadata } from 'next';
import { Logo } from '@/components/shell/logo';
import { buttonLook } from '@/components/ui/button/button-look';

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
      {/* Not a Link: every page brings this one along, and would bring Link along a second time with it. */}
      <a href="/send/sending/webhooks" className={`${buttonLook({ variant: 'primary' })} mt-3`}>
        Go to the webhooks
      </a>
    </main>
  );
}
