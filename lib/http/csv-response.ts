import { log } from '@/lib/config/log';
import { DOWNLOAD_LIMITS, type DownloadLimits } from './bound-download';

interface Lines {
  lines: AsyncGenerator<string>;
  end(): void;
}

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * A file of lines that is made while it is read, no faster than the client reads. A fault in the middle breaks the transfer off,
 * and so does a client that reads nothing for a while, or takes longer than anybody needs: nobody holds an export's
 * place by leaving it unread. The connection of such a client is `boundDownload`'s to end.
 */
export function csvResponse(
  { lines, end }: Lines,
  fileName: string,
  { idleMs, totalMs }: DownloadLimits = DOWNLOAD_LIMITS,
): Response {
  const encoder = new TextEncoder();
  let idle: NodeJS.Timeout | undefined;
  let total: NodeJS.Timeout | undefined;
  let over = false;
  const finish = () => {
    over = true;
    clearTimeout(idle);
    clearTimeout(total);
    end();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        total = setTimeout(() => giveUp(controller), totalMs).unref();
      },
      async pull(controller) {
        clearTimeout(idle);
        try {
          const { done, value } = await lines.next();
          if (over) return;
          if (done) {
            finish();
            controller.close();
            return;
          }
          controller.enqueue(encoder.encode(value));
          idle = setTimeout(() => giveUp(controller), idleMs).unref();
        } catch (error) {
          log.error({ err: error }, 'http.export_failed');
          finish();
          controller.error(error);
        }
      },
      async cancel() {
        finish();
        await lines.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  function giveUp(controller: ReadableStreamDefaultController<Uint8Array>): void {
    finish();
    controller.error(new Error('The client did not read the export in time.'));
    void lines.return(undefined);
  }
  return new Response(body, {
    headers: { ...HEADERS, 'content-disposition': `attachment; filename="${fileName}"` },
  });
}
