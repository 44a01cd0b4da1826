'use client';

import { Lock } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import { useCan, useMe } from '@/lib/client/queries/me';
import { PageHeader } from './page-header';

interface PermittedProps {
  /** What the page takes (lib/core/access). */
  action: string;
  path: string[];
  title: string;
  children: ReactNode;
}

/** A page for whoever may do `action`; everybody else is told why it is closed to them and who can help. */
export function Permitted({ action, path, title, children }: PermittedProps) {
  const { account, home, role } = useMe();
  if (useCan(action)) return children;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader path={path} title={title} />
      <Card>
        <EmptyState
          icon={Lock}
          title="This page is for admins"
          actions={
            <Button asChild>
              <Link href="/send/sending/webhooks">Go to the webhooks</Link>
            </Button>
          }
        >
          <p>
            Your role is {role}, which does not open {title} of {account.name}.
          </p>
          <p>An admin of {home.name} can do this for you, or give you another role under Settings &gt; Users.</p>
        </EmptyState>
      </Card>
    </div>
  );
}
