import type { Experiment } from './experiment';
import { drain } from './measure-drain';
import { ingest } from './measure-ingest';
import { latency } from './measure-latency';
import { live } from './measure-live';
import { throughput } from './measure-throughput';

/** In the order in which they run. */
export const EXPERIMENTS: Experiment[] = [throughput, latency, live, drain, ingest];
