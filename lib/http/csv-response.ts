import { log } from '@/lib/config/log';

interface Lines {
  lines: AsyncGenerator<string>;
  end(): void;
}

/** A file of lines that is made while it is read, no faster than the client reads. A fault in the middle breaks the transfer off. */
export function csvResponse({ lines, end }: Lines, fileName: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await lines.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log.error({ err: error }, 'http.export_failed');
          end();
          controller.error(error);
        }
      },
      async cancel() {
        end();
        await lines.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
