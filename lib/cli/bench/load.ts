import { setTimeout as delay } from 'node:timers/promises';
import { newEventId } from '@/lib/storage/ids';
import { eventTemplate, type MakeEvent } from './event-template';
import { LeanClient } from './lean-http';
import type { LoadQuestion, LoadReport } from './load-process';

/** Hands in events over HTTP as it is asked to, and reports how that went. */
const PACED_CONNECTIONS = 100;
const TICK_MS = 2;
const now = () => performance.timeOrigin + performance.now();

let delivered = 0;
let wakeWaiting: () => void = () => {};

class Sender {
  readonly report: LoadReport = { accepted: 0, refused: 0, seconds: 0, tookMs: [], ids: [], cpuSeconds: 0 };
  readonly client: LeanClient;
  private readonly templates: [head: string, make: MakeEvent][];
  private turn = 0;

  constructor(
    private readonly question: LoadQuestion,
    connections: number,
  ) {
    this.client = new LeanClient(question.url, connections);
    const { host } = new URL(question.url);
    const headers = `host: ${host}\r\nauthorization: ${question.authorization}\r\ncontent-type: application/json\r\n`;
    this.templates = question.domains.map((name) => [
      `POST /api/domains/${name}/events HTTP/1.1\r\n${headers}`,
      eventTemplate(name),
    ]);
  }

  /** Posts a batch for the next domain until it is accepted. */
  async post(batch: number): Promise<void> {
    const [head, make] = this.templates[this.turn++ % this.templates.length] ?? [];
    if (head === undefined || make === undefined) return;
    const ids = Array.from({ length: batch }, newEventId);
    const startedAt = now();
    const events = ids.map((id) => make(id, startedAt));
    const body = batch === 1 ? (events[0] ?? '') : `[${events.join(',')}]`;
    for (;;) {
      const answer = await this.client.post(head, body);
      const status = Number(answer.head.slice(9, 12));
      if (status === 200) break;
      if (status !== 429 && status !== 503) throw new Error(`${status}: ${answer.body}`);
      this.report.refused += 1;
      await delay(Number(/\r\nretry-after: *(\d+)/i.exec(answer.head)?.[1] ?? 1) * 1_000);
    }
    this.report.tookMs.push(now() - startedAt);
    this.report.accepted += batch;
    if (this.question.keepIds) this.report.ids.push(...ids);
  }
}

async function closed(sender: Sender, shape: LoadQuestion['shape'] & { kind: 'closed' }): Promise<void> {
  let sent = 0;
  const loop = async () => {
    while (sent < shape.events) {
      const batch = Math.min(shape.batch, shape.events - sent);
      sent += batch;
      while (sent - delivered > shape.window + shape.batch * shape.connections) {
        await new Promise<void>((resolve) => {
          const before = wakeWaiting;
          wakeWaiting = () => {
            before();
            resolve();
          };
        });
      }
      await sender.post(batch);
    }
  };
  await Promise.all(Array.from({ length: shape.connections }, loop));
}

async function paced(sender: Sender, shape: LoadQuestion['shape'] & { kind: 'paced' }): Promise<void> {
  const startedAt = performance.now();
  const running = new Set<Promise<void>>();
  let sent = 0;
  for (;;) {
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs >= shape.seconds * 1_000) break;
    for (const due = (elapsedMs / 1_000) * shape.eventsPerSecond; sent < due; sent += shape.batch) {
      const posted: Promise<void> = sender.post(shape.batch).finally(() => running.delete(posted));
      running.add(posted);
    }
    await delay(TICK_MS);
  }
  await Promise.all(running);
}

async function flood(sender: Sender, shape: LoadQuestion['shape'] & { kind: 'flood' }): Promise<void> {
  const until = performance.now() + shape.seconds * 1_000;
  const loop = async () => {
    while (performance.now() < until) await sender.post(shape.batch);
  };
  await Promise.all(Array.from({ length: shape.connections }, loop));
}

async function run(question: LoadQuestion): Promise<LoadReport> {
  const { shape } = question;
  const sender = new Sender(question, shape.kind === 'paced' ? PACED_CONNECTIONS : shape.connections);
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  delivered = 0;
  if (shape.kind === 'closed') await closed(sender, shape);
  else if (shape.kind === 'paced') await paced(sender, shape);
  else await flood(sender, shape);
  const { user, system } = process.cpuUsage(cpu);
  sender.client.close();
  return {
    ...sender.report,
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
  };
}

process.on('message', (message: LoadQuestion | { delivered: number }) => {
  if ('delivered' in message) {
    ({ delivered } = message);
    const wake = wakeWaiting;
    wakeWaiting = () => {};
    wake();
    return;
  }
  run(message).then(
    (report) => process.send?.(report),
    (error: Error) => {
      console.error(`The load could not be made: ${error.message}`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ type: 'ready' });
