import { type AddressInfo, createServer } from 'node:net';

const WHY: Record<string, string> = {
  EADDRINUSE: 'is used by another program',
  EACCES: 'needs more rights than this user has',
  EADDRNOTAVAIL: 'is on an address that this machine does not have',
};

/**
 * The port to listen on: the one asked for, or a free one for 0. Throws a message for people when nothing can
 * listen there; asked before anything else is started.
 */
export function choosePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = WHY[error.code ?? ''] ?? error.message;
      reject(new Error(`Port ${port} on ${host} ${why}. Choose another one, for example: PORT=${port + 1} npm start`));
    });
    probe.listen(port, host, () => {
      const { port: chosen } = probe.address() as AddressInfo;
      probe.close(() => resolve(chosen));
    });
  });
}
