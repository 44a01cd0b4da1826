import { CodeBlock } from '@/components/ui/code-block';
import { prettyJson } from '@/lib/client/pretty-json';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';

/** The last request as it was sent: text, whatever it holds. */
export function DeliveryRequest({ request }: { request: DeliveryDetail['request'] }) {
  if (!request) return null;
  const headers = Object.entries(request.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return (
    <section aria-labelledby="request" className="flex flex-col gap-2">
      <h3 id="request" className="font-medium">
        Last request
      </h3>
      <p className="font-mono text-sm break-all text-ink-2">
        {request.method} {request.url}
      </p>
      <CodeBlock label="Request headers" text={headers} />
      <CodeBlock label="Request body" text={prettyJson(request.body)} copyText={request.body} />
    </section>
  );
}
