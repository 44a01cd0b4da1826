import type { Metadata } from 'next';
import { apiQuery } from '@/app/(panel)/api-query';
import { answerOf, Prefetch, prefetchedPage } from '@/app/(panel)/prefetch';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { UsersPage } from '@/components/settings/users/users-page';
import { Permitted } from '@/components/shell/permitted';
import { invitationsQuery } from '@/lib/client/queries/invitations';
import { usersQuery } from '@/lib/client/queries/users';
import { userOperations } from '@/lib/http/openapi/own/users';
import { listInvitations } from '@/lib/services/invitations';
import { listUsers } from '@/lib/services/users';

export const metadata: Metadata = { title: 'Users' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireSignIn('/settings/users', searchParams);
  const { list, listInvitations: open } = userOperations;
  const queries = [
    prefetchedPage(usersQuery, () => answerOf(list, caller, () => listUsers(caller, apiQuery(list, {})))),
    prefetchedPage(invitationsQuery, () => answerOf(open, caller, () => listInvitations(caller, apiQuery(open, {})))),
  ];
  return (
    <Permitted action="users:manage" path={['Settings']} title="Users">
      <Prefetch queries={queries}>
        <UsersPage />
      </Prefetch>
    </Permitted>
  );
}
