'use client';

import { CodeBlock } from '@/components/ui/code-block';
import { useDomains } from '@/lib/client/queries/domains';
import { useInBrowser } from '@/lib/client/use-in-browser';

/** The next step where nothing has happened yet: hand in an event. */
export function SendEventHint() {
  const origin = useInBrowser() ? window.location.origin : '';
  const { data: domains } = useDomains();
  const domain = domains?.[0]?.name ?? 'mg.example.com';
  const command = [
    `curl -u api:YOUR_API_KEY ${origin}/api/domains/${domain}/events \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"event":"opened","recipient":"ada@customer.example"}'`,
  ].join('\n');
  return (
    <div className="flex flex-col gap-3">
      <p>Hand in an event of one of your domains, and its deliveries appear here:</p>
      <CodeBlock label="Command" text={command} />
    </div>
  );
}
