import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request; null when it is longer than `maxBytes` or not there after `withinMs`. Rejects when the client
 * goes away first. Nothing more is read then: the caller closes the connection.
 */
export function readArrivedBody(
  request: IncomingMessage,
  { maxBytes, withinMs }: { maxBytes: number; withinMs: number },
): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('error', fail).off('close', gone);
      settle();
    };
    const fail = (error: Error) => end(() => reject(error));
    const gone = () => fail(new Error('The client went away.'));
    const finish = () => end(() => resolve(Buffer.concat(chunks, size)));
    const giveUp = () =>
      end(() => {
        request.pause();
        resolve(null);
      });
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) giveUp();
      else chunks.push(chunk);
    };
    const timer = setTimeout(giveUp, withinMs);
    request.on('data', take).once('end', finish).once('error', fail).once('close', gone);
  });
}
