import type { Experiment } from './experiment';
import { drain } from './measure-drain';
import { history } from './measure-history';
import { ingest } from './measure-ingest';
import { isolate } from './measure-isolate';
import { kill } from './measure-kill';
import { latency } from './measure-latency';
import { lists } from './measure-lists';
import { live } from './measure-live';
import { overload } from './measure-overload';
import { queues, throughput } from './measure-throughput';

/** In the order in which they run. */
export const EXPERIMENTS: Experiment[] = [
  throughput,
  queues,
  latency,
  live,
  drain,
  ingest,
  isolate,
  kill,
  history,
  lists,
  overload,
];
