import { connect, type Socket } from 'node:net';

/**
 * Just enough HTTP/1.1 for the bench's own two ends, its receiver and its load generator: kept-alive connections, bodies
 * with a Content-Length, one request at a time on each. Node's server and client cost as much as what is measured,
 * on the cores on which it is measured.
 */
export interface Message {
  /** First line and headers. */
  head: string;
  body: string;
}

const END_OF_HEAD = '\r\n\r\n';

/** Cuts what arrives on a connection into messages. */
export class MessageReader {
  private pending: Buffer = Buffer.alloc(0);

  constructor(private readonly onMessage: (message: Message) => void) {}

  take(chunk: Buffer): void {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    for (;;) {
      const headEnd = this.pending.indexOf(END_OF_HEAD);
      if (headEnd < 0) return;
      const head = this.pending.toString('latin1', 0, headEnd);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      const bodyStart = headEnd + END_OF_HEAD.length;
      if (this.pending.length < bodyStart + length) return;
      const body = this.pending.toString('latin1', bodyStart, bodyStart + length);
      this.pending = this.pending.subarray(bodyStart + length);
      this.onMessage({ head, body });
    }
  }
}

interface Job {
  request: string;
  resolve: (message: Message) => void;
  reject: (error: Error) => void;
}

/**
 * A fixed number of connections to one origin; what finds them all busy waits. A server ends connections that were idle for
 * a while: such a one is opened anew, and a request that was on its way over it is sent again.
 */
export class LeanClient {
  private readonly free = new Set<(job: Job) => void>();
  private readonly waiting: Job[] = [];
  private readonly sockets = new Set<Socket>();
  private closed = false;

  constructor(origin: string, connections: number) {
    const { hostname, port } = new URL(origin);
    for (let n = 0; n < connections; n += 1) this.open(hostname, Number(port));
  }

  /** `head` without the lines that say how long the body is; that is ASCII. */
  post(head: string, body: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const request = `${head}content-length: ${body.length}\r\n\r\n${body}`;
      const job = { request, resolve, reject };
      const [run] = this.free;
      if (run) run(job);
      else this.waiting.push(job);
    });
  }

  close(): void {
    this.closed = true;
    for (const socket of this.sockets) socket.destroy();
  }

  private open(host: string, port: number): void {
    let current: Job | null = null;
    let failure = new Error('The connection was closed.');
    const socket = connect({ host, port, noDelay: true });
    let connected = false;
    const run = (job: Job) => {
      this.free.delete(run);
      current = job;
      socket.write(job.request, 'latin1');
    };
    const next = () => {
      const job = this.waiting.shift();
      if (job) run(job);
      else this.free.add(run);
    };
    const reader = new MessageReader((message) => {
      const done = current;
      current = null;
      next();
      done?.resolve(message);
    });
    socket.on('connect', () => {
      connected = true;
      next();
    });
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      this.free.delete(run);
      this.sockets.delete(socket);
      if (current) this.waiting.unshift(current);
      // Where nobody listens, another connection would not help.
      if (this.closed || !connected) for (const job of this.waiting.splice(0)) job.reject(failure);
      else this.open(host, port);
    });
    this.sockets.add(socket);
  }
}
