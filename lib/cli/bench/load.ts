import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { newEventId } from '@/lib/storage/ids';
import { eventTemplate, type MakeEvent } from './event-template';
import type { LoadQuestion, LoadReport } from './load-process';

/** Hands in events over HTTP as it is asked to, and reports how that went. */
const PACED_CONNECTIONS = 100;
const TICK_MS = 2;
const now = () => performance.timeOrigin + performance.now();

let delivered = 0;
let wakeWaiting: () => void = () => {};

class Sender {
  readonly report: LoadReport = { accepted: 0, refused: 0, seconds: 0, tookMs: [], ids: [], cpuSeconds: 0 };
  readonly client: Pool;
  private readonly templates: [path: string, make: MakeEvent][];
  private turn = 0;

  constructor(
    private readonly question: LoadQuestion,
    connections: number,
  ) {
    this.client = new Pool(question.url, { connections });
    this.templates = question.domains.map((name) => [`/api/domains/${name}/events`, eventTemplate(name)]);
  }

  /** Posts a batch for the next domain until it is accepted. */
  async post(batch: number): Promise<void> {
    const [path, make] = this.templates[this.turn++ % this.templates.length] ?? [];
    if (path === undefined || make === undefined) return;
    const ids = Array.from({ length: batch }, newEventId);
    const startedAt = now();
    const events = ids.map((id) => make(id, startedAt));
    const body = batch === 1 ? (events[0] ?? '') : `[${events.join(',')}]`;
    const headers = { authorization: this.question.authorization, 'content-type': 'application/json' };
    for (;;) {
      const answer = await this.client.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode === 200) break;
      if (answer.statusCode !== 429 && answer.statusCode !== 503) throw new Error(`${answer.statusCode}: ${text}`);
      this.report.refused += 1;
      await delay(Number(answer.headers['retry-after'] ?? 1) * 1_000);
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
  await sender.client.close();
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
