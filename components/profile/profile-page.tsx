'use client';

import { LoadError } from '@/components/shell/load-error';
import { PageHeader } from '@/components/shell/page-header';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/states/skeleton';
import { useProfile } from '@/lib/client/queries/profile';
import { NameCard } from './name-card';
import { PasswordCard } from './password-card';
import { SessionsCard } from './sessions-card';

/** The signed-in person's own page, opened from the user menu. */
export function ProfilePage() {
  const { data: profile, isPending, isError, error, refetch } = useProfile();
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="Profile"
        description="Your name, your password, and where you are signed in."
      />
      {isError && (
        <Card>
          <LoadError error={error} onRetry={refetch} />
        </Card>
      )}
      {isPending && (
        <Card>
          <SkeletonRows rows={3} label="Loading your profile" />
        </Card>
      )}
      {profile && (
        <>
          <NameCard profile={profile} />
          <PasswordCard email={profile.email} />
          <SessionsCard />
        </>
      )}
    </div>
  );
}
