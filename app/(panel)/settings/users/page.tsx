import type { Metadata } from 'next';
import { requireSignIn, type SearchParams } from '@/app/(panel)/require-sign-in';
import { UsersPage } from '@/components/settings/users/users-page';
import { Permitted } from '@/components/shell/permitted';

export const metadata: Metadata = { title: 'Users' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn('/settings/users', searchParams);
  return (
    <Permitted action="users:manage" path={['Settings']} title="Users">
      <UsersPage />
    </Permitted>
  );
}
