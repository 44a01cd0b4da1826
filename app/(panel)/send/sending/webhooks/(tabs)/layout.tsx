import type { ReactNode } from 'react';
import { WebhooksHeader } from '@/components/webhooks/webhooks-header';

export default function WebhooksLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4">
      <WebhooksHeader />
      {children}
    </div>
  );
}
