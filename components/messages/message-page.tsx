'use client';

import { MailSearch } from 'lucide-react';
import Link from 'next/link';
import { DeliveryDrawer } from '@/components/deliveries/lazy-delivery-drawer';
import { LogSearchBox } from '@/components/deliveries/log-search-box';
import { useOpenDelivery } from '@/components/deliveries/use-open-delivery';
import { PageHeader } from '@/components/shell/page-header';
import { CopyButton } from '@/components/ui/button/copy-button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states/empty-state';
import type { LogSearch } from '@/lib/client/log-search';
import { useAddress } from '@/lib/client/use-address';
import { MessageStory } from './message-story';
import { STORY_PARAMETERS, storyOf } from './story-parameters';

const LIST = '/send/sending/webhooks';

const above = 'rounded-sm underline-offset-2 hover:text-ink hover:underline';

/** The story of one message, one event, or all messages of a recipient: what happened, and which URLs were told. */
export function MessagePage() {
  const [state, setState] = useAddress(STORY_PARAMETERS, { history: 'push' });
  const { open, show, close } = useOpenDelivery();
  const story = storyOf(state);
  const value = state.message ?? state.recipient ?? state.event;
  const onSearch = (_text: string | null, search: LogSearch | null) => {
    if (search?.kind === 'deliveryId') return show(search.value);
    setState({
      message: search?.kind === 'messageId' ? search.value : null,
      recipient: search?.kind === 'recipient' ? search.value : null,
      event: search && search.kind !== 'messageId' && search.kind !== 'recipient' ? search.value : null,
    });
  };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        path={[
          'Send',
          'Sending',
          <Link key="list" href={LIST} className={above}>
            Webhooks
          </Link>,
          <Link key="deliveries" href={`${LIST}/deliveries`} className={above}>
            Deliveries
          </Link>,
        ]}
        title={state.recipient ? 'Messages to a recipient' : 'Message'}
        {...(value && {
          description: (
            <span className="flex items-center gap-1">
              <code className="min-w-0 font-mono text-sm break-all">{value}</code>
              <span className="-my-1.5">
                <CopyButton text={value} label="Copy" />
              </span>
            </span>
          ),
        })}
      />
      <Card>
        <div className="border-b p-3">
          <LogSearchBox value={value} placeholder="Message id, recipient or event id" onSearch={onSearch} />
        </div>
        {story ? (
          <MessageStory key={JSON.stringify(story)} of={story} onOpen={show} />
        ) : (
          <EmptyState icon={MailSearch} title="Which message?">
            Search by its message id, by its recipient, or by the id of one of its events.
          </EmptyState>
        )}
      </Card>
      <DeliveryDrawer id={open} onOpen={show} onClose={close} />
    </div>
  );
}
