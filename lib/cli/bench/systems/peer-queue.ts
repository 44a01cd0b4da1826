/** One delivery on its way through a peer's queue. Ids are text: JSON has no 63-bit numbers. */
export interface PeerJob {
  id: string;
  eventId: string;
  endpointId: number;
  accountId: string;
  domainId: string;
  region: string;
  eventType: string;
  payload: string;
}

/** A queue that people would take instead of Postwire's own. */
export interface PeerQueue {
  /** Resolves when the jobs are safe by the queue's own standard. */
  add: (jobs: PeerJob[]) => Promise<void>;
  /** Takes jobs from now on; a job is done when `deliver` resolves. Resolves when it has begun; what it returns ends it. */
  work: (deliver: (job: PeerJob) => Promise<void>) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
}

export const PEERS = ['bullmq', 'graphile-worker', 'pg-boss'] as const;
export type PeerName = (typeof PEERS)[number];

/** What the processes of a peer are told through their environment. */
export interface PeerSettings {
  peer: PeerName;
  databaseUrl: string;
  /** Path of the socket of its redis-server; '' where it has none. */
  redisSocket: string;
  /** Each event is stored first, by Postwire's own statement: its lists, its search, its duplicates and Resend need it. */
  storesEvents: boolean;
}

/** Opens the queue; only the package that it needs is loaded. */
export async function openPeerQueue(settings: PeerSettings): Promise<PeerQueue> {
  if (settings.peer === 'bullmq') return (await import('./bullmq-queue')).openBullmq(settings);
  if (settings.peer === 'pg-boss') return (await import('./pg-boss-queue')).openPgBoss(settings);
  return (await import('./graphile-queue')).openGraphile(settings);
}
