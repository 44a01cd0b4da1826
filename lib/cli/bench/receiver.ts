import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

function listen(): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const port = request.socket.localPort ?? 0;
      took(port, Buffer.concat(chunks).toString('latin1'));
      const behaviour = behaviours.get(port);
      if (behaviour?.kind === 'hang') return;
      const status = behaviour?.kind === 'status' ? behaviour.status : 200;
      const answer = () => response.writeHead(status, { 'content-length': '0' }).end();
      if (behaviour?.kind === 'slow') setTimeout(answer, behaviour.ms);
      else answer();
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, process.env.RECEIVER_HOST ?? '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
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
