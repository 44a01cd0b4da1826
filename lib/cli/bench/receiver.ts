import { type AddressInfo, createServer, type Socket } from 'node:net';
import { MessageReader } from './lean-http';
import type { PortBehaviour, ReceiverQuestion, ReceiverReport } from './receiver-process';

/** Tells the parent its ports, then answers every POST as its port is told to, and counts; reports what came since it was reset. */
const ports = Number(process.env.RECEIVER_PORTS ?? 10);
const keepsIds = process.env.RECEIVER_IDS === '1';

const behaviours = new Map<number, PortBehaviour>();
const report: ReceiverReport = { count: 0, firstAt: 0, lastAt: 0, latenciesMs: new Map(), ids: [] };
const now = () => performance.timeOrigin + performance.now();

function took(port: number, text: string): void {
  const at = now();
  if (report.count === 0) report.firstAt = at;
  report.count += 1;
  report.lastAt = at;
  const sentAt = Number(/"sent":"([\d.]+)"/.exec(text)?.[1] ?? Number.NaN);
  if (sentAt > 0) {
    const latencies = report.latenciesMs.get(port) ?? [];
    latencies.push(at - sentAt);
    report.latenciesMs.set(port, latencies);
  }
  if (keepsIds) report.ids.push(/"id":"([^"]+)"/.exec(text)?.[1] ?? '');
}

const answerOf = (status: number) => `HTTP/1.1 ${status} Told\r\ncontent-length: 0\r\nkeep-alive: timeout=60\r\n\r\n`;
const OK = answerOf(200);

function answer(socket: Socket, behaviour: PortBehaviour | undefined): void {
  if (behaviour?.kind === 'hang') return;
  if (behaviour?.kind === 'slow') setTimeout(() => socket.writable && socket.write(OK), behaviour.ms);
  else socket.write(behaviour?.kind === 'status' ? answerOf(behaviour.status) : OK);
}

function listen(): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => {
    const port = socket.localPort ?? 0;
    const reader = new MessageReader(({ body }) => {
      took(port, body);
      answer(socket, behaviours.get(port));
    });
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', () => socket.destroy());
  });
  return new Promise((resolve) => {
    server.listen({ port: 0, host: process.env.RECEIVER_HOST ?? '127.0.0.1', backlog: 4_096 }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

process.on('message', (question: ReceiverQuestion) => {
  if (question.ask === 'count') process.send?.({ count: report.count });
  if (question.ask === 'report') process.send?.(report);
  if (question.ask === 'behave') {
    for (const port of question.ports) behaviours.set(port, question.behaviour);
    process.send?.({});
  }
  if (question.ask === 'reset') {
    Object.assign(report, { count: 0, firstAt: 0, lastAt: 0, latenciesMs: new Map(), ids: [] });
    process.send?.({});
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ ports: await Promise.all(Array.from({ length: ports }, listen)) });
