'use client';

import dynamic from 'next/dynamic';
import { PageHeader } from '@/components/shell/page-header';
import { useMe } from '@/lib/client/queries/me';
import { RetentionCard } from './retention-card';
import { RetryDeliveredCard } from './retry-delivered-card';

// A chunk of its own, asked for on a primary account only: a browser inside a subaccount never gets its code.
const PrimarySettings = dynamic(() => import('./primary-settings').then((module) => module.PrimarySettings));

/** Settings > Configuration. */
export function ConfigurationPage() {
  const { account } = useMe();
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        path={['Settings']}
        title="Configuration"
        description={`Settings of ${account.name}, in all regions.`}
      />
      {account.isPrimary && <PrimarySettings />}
      <RetryDeliveredCard />
      <RetentionCard />
    </div>
  );
}
