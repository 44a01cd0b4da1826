'use client';

import { Inbox } from 'lucide-react';
import { EmptyState } from '@/components/ui/states/empty-state';
import { useCan } from '@/lib/client/queries/me';
import { SendEventHint } from './send-event-hint';
import { SendSamples } from './send-samples';

/** Before the first delivery: events of the eight types to try it with, and how to hand in one's own. */
export function NoDeliveries() {
  const canSend = useCan('events:write');
  return (
    <EmptyState icon={Inbox} title="No deliveries yet">
      <div className="flex flex-col gap-6">
        {canSend && <SendSamples />}
        <SendEventHint />
      </div>
    </EmptyState>
  );
}
