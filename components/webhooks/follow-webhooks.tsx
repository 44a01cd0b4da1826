'use client';

import { lazily } from '@/components/ui/lazily';

/** Keeps the page's webhooks as they are while others change them. Nothing to see, so that it need not be there at first. */
export const FollowWebhooks = lazily(() =>
  import('@/lib/client/live').then(
    ({ useLive }) =>
      function Follow() {
        useLive('webhooks');
        return null;
      },
  ),
);
