'use client';

import { PageHeader } from '@/components/shell/page-header';
import { TabLinks } from '@/components/webhooks/tab-links';
import { AddWebhookFromAddress } from './add-webhook-from-address';
import { AddWebhookMenu } from './add-webhook-menu';

const LIST = '/send/sending/webhooks';
const TABS = [
  { href: LIST, label: 'Webhooks' },
  { href: `${LIST}/deliveries`, label: 'Deliveries' },
  { href: `${LIST}/failure-logs`, label: 'Failure logs' },
];

/** Head of the three tabs of Send > Sending > Webhooks. */
export function WebhooksHeader() {
  return (
    <>
      <PageHeader path={['Send', 'Sending']} title="Webhooks" actions={<AddWebhookMenu />} />
      <TabLinks label="Webhooks" tabs={TABS} />
      <AddWebhookFromAddress />
    </>
  );
}
