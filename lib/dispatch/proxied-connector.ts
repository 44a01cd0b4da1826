import type { Socket } from 'node:net';
import { buildConnector, errors } from 'undici';
import type { ClientCertificate } from '@/lib/storage/client-certificates';

/** EGRESS_PROXY, taken apart. */
export interface EgressProxy {
  protocol: 'http:' | 'https:';
  hostname: string;
  port: string;
  /** For `Proxy-Authorization`; null without credentials. */
  authorization: string | null;
}

/** The proxy would not connect us. */
export class ProxyRefusedError extends Error {
  override readonly name = 'ProxyRefusedError';
}

const MAX_ANSWER_BYTES = 16_384;
const HEADERS_END = Buffer.from('\r\n\r\n');

/** The proxy's answer to CONNECT, up to the empty line; what follows it stays in the socket. */
function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const end = (settle: () => void) => {
      socket.off('readable', onReadable).off('end', onEnd).off('error', onError);
      settle();
    };
    const fail = (message: string) => end(() => reject(new ProxyRefusedError(message)));
    const onEnd = () => fail('the egress proxy closed the connection');
    const onError = (error: Error) => end(() => reject(error));
    const onReadable = () => {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read()) {
        read = Buffer.concat([read, chunk]);
        const at = read.indexOf(HEADERS_END);
        if (at >= 0) {
          const rest = read.subarray(at + HEADERS_END.length);
          if (rest.length > 0) socket.unshift(rest);
          return end(() => resolve(read.subarray(0, at).toString('latin1')));
        }
        if (read.length > MAX_ANSWER_BYTES) return fail('the egress proxy did not answer as a proxy does');
      }
    };
    socket.on('readable', onReadable).on('end', onEnd).on('error', onError);
  });
}

/** Asks for a connection to `target` (host and port); throws `ProxyRefusedError` when there is none. */
async function tunnel(socket: Socket, target: string, { authorization }: EgressProxy): Promise<void> {
  const credentials = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
  const [line = ''] = (await readAnswer(socket)).split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(line)?.[1];
  if (status === undefined) throw new ProxyRefusedError('the egress proxy did not answer as a proxy does');
  if (!status.startsWith('2')) throw new ProxyRefusedError(`the egress proxy answered ${status}`);
}

/**
 * A connector that reaches every destination through the egress proxy, by CONNECT for http as well (SECURITY 27). The proxy
 * resolves names, so their addresses are its to judge; literals and forbidden names were judged before. TLS goes through
 * the tunnel, end to end, and verifies the destination's name. `timeoutMs` covers all of it.
 */
export function proxiedConnector(
  proxy: EgressProxy,
  timeoutMs: number,
  certificate: ClientCertificate | null = null,
): buildConnector.connector {
  const toProxy = buildConnector({ timeout: timeoutMs, rejectUnauthorized: true } as buildConnector.BuildOptions);
  const overTls = buildConnector({
    timeout: timeoutMs,
    rejectUnauthorized: true,
    ...(certificate && { cert: certificate.certificate, key: certificate.privateKey }),
  } as buildConnector.BuildOptions);
  return (options, callback) => {
    let connected: Socket | null = null;
    let ended = false;
    const end = (...result: Parameters<buildConnector.Callback>) => {
      clearTimeout(timer);
      if (ended) return result[1]?.destroy();
      ended = true;
      if (result[0]) connected?.destroy();
      callback(...result);
    };
    const timer = setTimeout(
      () => end(new errors.ConnectTimeoutError('The egress proxy was too slow.'), null),
      timeoutMs,
    );
    const secure = options.protocol === 'https:';
    // `hostname` has brackets where it is an IPv6 address, as CONNECT wants it.
    const target = `${options.hostname}:${options.port || (secure ? '443' : '80')}`;
    const { hostname, port, protocol } = proxy;
    toProxy({ hostname, host: hostname, port, protocol }, (...[error, socket]) => {
      if (error || !socket) return end(error ?? new ProxyRefusedError('no connection to the egress proxy'), null);
      connected = socket;
      if (ended) return socket.destroy();
      tunnel(socket, target, proxy).then(
        () =>
          secure ? overTls({ ...options, httpSocket: socket }, end as buildConnector.Callback) : end(null, socket),
        (refused: Error) => end(refused, null),
      );
    });
  };
}
