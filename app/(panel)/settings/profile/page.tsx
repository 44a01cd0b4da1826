import type { Metadata } from 'next';
import { answerOf, Prefetch, prefetched } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { ProfilePage } from '@/components/profile/profile-page';
import { profileQuery, sessionsQuery } from '@/lib/client/queries/profile';
import { profileOperations } from '@/lib/http/openapi/own/profile';
import { getProfile } from '@/lib/services/profile';
import { listSessions } from '@/lib/services/sessions';

export const metadata: Metadata = { title: 'Profile' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/profile', searchParams);
  const sessions = () => answerOf(profileOperations.listSessions, caller, () => listSessions(caller));
  const queries = [
    prefetched(profileQuery, () => answerOf(profileOperations.get, caller, () => getProfile(caller))),
    prefetched(sessionsQuery, async () => (await sessions()).items),
  ];
  return (
    <Prefetch queries={queries}>
      <ProfilePage />
    </Prefetch>
  );
}
