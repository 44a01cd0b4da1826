import { CopyButton } from '@/components/ui/button/copy-button';
import { CodeBlock } from '@/components/ui/code-block';
import { curlCommand } from '@/lib/client/curl-command';
import { prettyJson } from '@/lib/client/pretty-json';
import type { DeliveryDetail } from '@/lib/schemas/deliveries';

/** The last request as it was sent: text, whatever it holds. */
export function DeliveryRequest({ request }: { request: DeliveryDetail['request'] }) {
  if (!request) return null;
  const headers = Object.entries(request.headers).map(([name, value]) => ({ name, value }));
  return (
    <section aria-labelledby="request" className="flex flex-col gap-2">
      <h3 id="request" className="font-medium">
        Last request
      </h3>
      <p className="flex items-center gap-1 font-mono text-sm text-ink-2">
        <span className="min-w-0 break-all">
          {request.method} {request.url}
        </span>
        <span className="-my-1.5 shrink-0">
          <CopyButton text={curlCommand({ ...request, headers })} label="Copy as curl" />
        </span>
      </p>
      <CodeBlock label="Request headers" text={headers.map(({ name, value }) => `${name}: ${value}`).join('\n')} />
      <CodeBlock label="Request body" text={prettyJson(request.body)} copyText={request.body} />
    </section>
  );
}
