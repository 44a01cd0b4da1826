import type { BenchWorld } from '../bench-world';

/** What a system is started on: a database of its own, migrated, with the world's account, domains and webhooks in it. */
export interface SystemSetting {
  databaseUrl: string;
  world: BenchWorld;
  /** A directory for what it keeps beside the database, emptied afterwards. */
  directory: string;
}

/** Processes of a system, by what they are to its CPU bill. */
export interface SystemProcesses {
  /** Node processes: the front that takes events, the worker that POSTs them. */
  app: number[];
  /** A store of its own beside PostgreSQL (redis-server). */
  store: number[];
}

export interface RunningSystem {
  /** Origin that takes `POST /api/domains/{domain}/events` and answers 200 once the events are safe by the system's own standard. */
  url: string;
  processes: SystemProcesses;
  /** Deliveries that were POSTed and whose attempt is in the log (the table `attempts` of its database). */
  logged: () => Promise<number>;
  stop: () => Promise<void>;
}

/**
 * Something that takes events over HTTP and sees to it that they are POSTed: Postwire, or the same built on a queue that
 * people would take instead. All of them parse, check, match, redact, sign and send with the same code and log into
 * the same table; what differs is what lies between.
 */
export interface System {
  name: string;
  /** Versions of what it is made of, for the head of the report. */
  versions: () => Promise<Record<string, string>>;
  /** Why it cannot run here (its store is not installed); null when it can. */
  missing: () => Promise<string | null>;
  start: (setting: SystemSetting) => Promise<RunningSystem>;
}
