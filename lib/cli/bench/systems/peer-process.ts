import type { BenchWorld } from '../bench-world';
import type { PeerSettings } from './peer-queue';

/** What the two processes of a peer find in their environment. */
export interface PeerEnvironment {
  settings: PeerSettings;
  world: BenchWorld;
}

export function toEnvironment({ settings, world }: PeerEnvironment): Record<string, string> {
  return { DATABASE_URL: settings.databaseUrl, PEER: JSON.stringify({ settings, world }) };
}

export function fromEnvironment(): PeerEnvironment {
  return JSON.parse(process.env.PEER ?? '{}') as PeerEnvironment;
}

/** Ends the process in good order when it is told to, or when the bench is gone. */
export function onStop(stop: () => Promise<void>): void {
  const end = () => void stop().finally(() => process.exit());
  process.once('SIGTERM', end);
  process.once('disconnect', end);
}
