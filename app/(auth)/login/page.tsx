import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { SearchParams } from '@/app/(panel)/require-sign-in';
import { LoginForm } from '@/components/auth/login-form';
import { Logo } from '@/components/shell/logo';
import { currentCaller } from '@/lib/auth/session';
import { ownPath } from '@/lib/client/own-path';

export const metadata: Metadata = { title: 'Sign in' };
export const dynamic = 'force-dynamic';

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const { callbackUrl } = await searchParams;
  const wanted = typeof callbackUrl === 'string' ? callbackUrl : undefined;
  if (await currentCaller()) redirect(ownPath(wanted));
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-4">
      <Logo />
      <div className="w-full max-w-sm rounded-lg border bg-surface p-6">
        <h1 className="mb-4 text-xl font-semibold tracking-tight">Sign in</h1>
        <LoginForm callbackUrl={wanted} />
      </div>
    </main>
  );
}
