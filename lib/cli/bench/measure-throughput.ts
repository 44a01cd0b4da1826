import { startBenchProcess } from './children';
import { atLeast, type BenchContext, type Experiment, type Figure } from './experiment';
import { type Load, type LoadShape, startLoadProcess } from './load-process';
import { type Receiver, startReceiverProcess } from './receiver-process';
import { type Prepared, prepare, runSystem } from './system-run';
import type { System } from './systems/system';
import { QUEUES_ALONE, SYSTEMS } from './systems/systems';

/** Events under way between acceptance and receiver, at most: enough to keep every part busy, too few to hide one that falls behind. */
const WINDOW = 5_000;
const RAW_CONNECTIONS = 100;

interface Goals {
  /** By the peer's name: how many times its rate. */
  ratio: Record<string, number>;
  /** Peers that it is only compared with. */
  compare?: string[];
  raw?: number;
}

interface Form {
  title: string;
  shape: LoadShape & { kind: 'closed' };
  goals: Goals;
}

const FORMS: Form[] = [
  {
    title: '50 events a request',
    shape: { kind: 'closed', events: 40_000, batch: 50, connections: 8, window: WINDOW },
    goals: { ratio: { 'BullMQ + Redis': 2, 'graphile-worker': 2, 'pg-boss': 3 }, raw: 0.4 },
  },
  {
    title: 'one event a request',
    shape: { kind: 'closed', events: 15_000, batch: 1, connections: 50, window: WINDOW },
    goals: { ratio: { 'BullMQ + Redis': 1.5, 'graphile-worker': 2.5, 'pg-boss': 2.5 } },
  },
];

async function rawPerSecond(context: BenchContext, receiver: Receiver): Promise<number> {
  const raw = await startBenchProcess('raw');
  const events = context.short ? 2_000 : 60_000;
  const ask = (count: number) =>
    raw.ask<{ seconds: number }>({ ports: receiver.ports, events: count, connections: RAW_CONNECTIONS });
  await ask(Math.ceil(events / 10));
  await receiver.reset();
  const { seconds } = await ask(events);
  await raw.stop();
  return events / seconds;
}

interface Rates {
  perSecond: number[];
  app: number[];
  database: number[];
}

async function measureForm(
  context: BenchContext,
  { title, shape, goals }: Form,
  { systems, load, receiver }: { systems: Prepared[]; load: Load; receiver: Receiver },
): Promise<Figure[]> {
  const rates = new Map<string, Rates>(
    systems.map(({ system }) => [system.name, { perSecond: [], app: [], database: [] }]),
  );
  const raw: number[] = [];
  for (let run = 0; run < context.runs; run += 1) {
    if (goals.raw !== undefined) raw.push(await rawPerSecond(context, receiver));
    // Turn about, so that a machine that slows down in the middle slows all of them.
    const order = run % 2 === 0 ? systems : [...systems].reverse();
    for (const prepared of order) {
      const events = context.short ? 1_000 : shape.events;
      const result = await runSystem(context, prepared, { load, receiver, shape: { ...shape, events } });
      const found = rates.get(prepared.system.name);
      found?.perSecond.push(result.perSecond);
      found?.app.push(result.cpu.app);
      found?.database.push(result.cpu.database);
      context.note(`${title}, ${prepared.system.name}: ${Math.round(result.perSecond)}/s`);
    }
  }
  const ours = rates.get('Postwire')?.perSecond ?? [];
  const figures: Figure[] = [];
  for (const [name, { perSecond, app, database }] of rates) {
    figures.push({ name: `${title}: ${name}`, unit: '/s', values: perSecond });
    figures.push({ name: `${title}: ${name}, CPU of its processes`, unit: 's per 1,000', values: app });
    figures.push({ name: `${title}: ${name}, CPU of its database`, unit: 's per 1,000', values: database });
    const goal = goals.ratio[name];
    if (goal === undefined && !goals.compare?.includes(name)) continue;
    const ratios = ours.map((rate, run) => rate / (perSecond[run] ?? Number.NaN));
    figures.push({
      name: `${title}: Postwire to ${name}`,
      unit: '×',
      values: ratios,
      ...(goal && { goal: atLeast(goal, ' ×') }),
    });
  }
  if (goals.raw !== undefined) {
    figures.push({ name: 'raw undici with redaction and both signatures', unit: '/s', values: raw });
    const ratios = ours.map((rate, run) => rate / (raw[run] ?? Number.NaN));
    figures.push({
      name: `${title}: Postwire to raw undici`,
      unit: '×',
      values: ratios,
      goal: atLeast(goals.raw, ' ×'),
    });
  }
  return figures;
}

async function measureAll(context: BenchContext, of: System[], forms: Form[]): Promise<Figure[]> {
  const receiver = await startReceiverProcess();
  const load = await startLoadProcess();
  try {
    const systems: Prepared[] = [];
    for (const system of of) {
      const missing = await system.missing();
      if (missing) context.note(`${system.name} is left out: ${missing}`);
      else systems.push(await prepare(context, system, receiver));
    }
    const figures: Figure[] = [];
    for (const form of forms) figures.push(...(await measureForm(context, form, { systems, load, receiver })));
    return figures;
  } finally {
    await Promise.all([load.stop(), receiver.stop()]);
  }
}

/** PERFORMANCE 5, the first two rows: everything on one machine, load generator and receiver included. */
export const throughput: Experiment = {
  name: 'throughput',
  title: 'events handed in over HTTP, stored, redacted, signed, POSTed and logged, closed loop, all on one machine',
  run: (context) => measureAll(context, SYSTEMS, FORMS),
};

/** The same with less work for the peers: what the queues cost by themselves. */
export const queues: Experiment = {
  name: 'queues',
  title: 'as throughput, but the peers store no event: their queues alone beside all of Postwire',
  run: (context) =>
    measureAll(
      context,
      QUEUES_ALONE,
      FORMS.map((form) => ({ ...form, goals: { ratio: {}, compare: Object.keys(form.goals.ratio) } })),
    ),
};
