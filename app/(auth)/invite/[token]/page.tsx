import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AcceptInvitationForm } from '@/components/auth/accept-invitation-form';
import { ROLE_LABELS, ROLE_WORDS } from '@/components/settings/roles/role-words';
import { Logo } from '@/components/shell/logo';
import { Button } from '@/components/ui/button/button';
import { Alert } from '@/components/ui/states/alert';
import { currentSession } from '@/lib/auth/session';
import { findInvitationOffer } from '@/lib/services/accept-invitation';

// The address is the key: no page that is gone to from here is told of it.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };
export const dynamic = 'force-dynamic';

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-4">
      <Logo />
      <div className="w-full max-w-sm rounded-lg border bg-surface p-6">
        <h1 className="mb-2 text-xl font-semibold tracking-tight break-words">{title}</h1>
        {children}
      </div>
    </main>
  );
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const offer = await findInvitationOffer(token);
  if (!offer) return <Gone />;
  const session = await currentSession();
  return (
    <Frame title={`Join ${offer.accountName}`}>
      <p className="mb-2 text-ink-2">
        {offer.invitedBy ? `${offer.invitedBy} invited you` : 'You were invited'} as{' '}
        <strong className="font-semibold text-ink">{ROLE_LABELS[offer.role]}</strong>.
      </p>
      <p className="mb-4 text-sm text-ink-3">{ROLE_WORDS[offer.role]}</p>
      {session && (
        <div className="mb-4">
          <Alert tone="info">
            You are signed in as {session.user.email}. Joining signs you in as {offer.email} instead.
          </Alert>
        </div>
      )}
      <AcceptInvitationForm token={token} email={offer.email} />
    </Frame>
  );
}

/** The same for a link that was used, withdrawn, has expired or never was one. */
function Gone() {
  return (
    <Frame title="This invitation cannot be used">
      <p className="text-ink-2">
        Each link works once, for 7 days, and can be withdrawn. Ask whoever invited you for a new one.
      </p>
      <p className="mt-2 text-ink-2">If you have joined already, sign in.</p>
      <Button asChild className="mt-4 w-full">
        <Link href="/login">Go to sign-in</Link>
      </Button>
    </Frame>
  );
}
