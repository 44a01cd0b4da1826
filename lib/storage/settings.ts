import { AppError } from '@/lib/core/app-error';
import { ingestPool } from './pool';
import { SharedStatement } from './shared-statement';

/** What was read of keys, accounts, domains and webhooks has changed since: what was built on it must be built anew. */
export class OutdatedSettingsError extends Error {
  override readonly name = 'OutdatedSettingsError';
}

/** Bounds the memory of what is kept; more than the keys and domains of a busy second. */
const MAX_KEPT = 20_000;
/** What depends on the time and not on a change is at most this old. A key's expiry is looked at whenever the key is used. */
const MAX_AGE_MS = 60_000;

const versions = new SharedStatement<null, bigint>({
  maxWeight: 1_000,
  run: async (asked) => {
    const text = 'select version from settings_version';
    const { rows } = await ingestPool().query<{ version: bigint }>({ name: 'settings-version', text });
    return asked.map(() => rows[0]?.version ?? 0n);
  },
});

/**
 * Keys, domains and webhooks as they are under one version of the settings (decision 0009). What is kept was read after the
 * version was; so whoever proves, in the statement that writes, that the version still stands, has proved that all of
 * it does. Nothing may be refused, only done, on the strength of what is kept (`withSettings` sees to that).
 */
export class Settings {
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly readAt = performance.now();

  constructor(readonly version: bigint) {}

  get isOld(): boolean {
    return performance.now() - this.readAt > MAX_AGE_MS;
  }

  /** What `read` found, now or before. That there is nothing is not kept. */
  keep<T>(name: string, read: () => Promise<T>): Promise<T> {
    const known = this.kept.get(name);
    if (known) return known as Promise<T>;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const reading = read();
    this.kept.set(name, reading);
    const forget = () => this.kept.delete(name);
    reading.then((found) => found === null && forget(), forget);
    return reading;
  }
}

const shared = globalThis as typeof globalThis & { postwireSettings?: Settings | undefined };

async function current(): Promise<Settings> {
  if (shared.postwireSettings && !shared.postwireSettings.isOld) return shared.postwireSettings;
  const version = await versions.add(null);
  // Another caller may have been here meanwhile.
  if (shared.postwireSettings && !shared.postwireSettings.isOld) return shared.postwireSettings;
  shared.postwireSettings = new Settings(version);
  return shared.postwireSettings;
}

function drop(settings: Settings): void {
  if (shared.postwireSettings === settings) shared.postwireSettings = undefined;
}

const MAX_TRIES = 20;

const tooManyChanges = () =>
  new AppError('unavailable', 'Settings are being changed without a pause. Send this again in a second.');

/**
 * Does `work` under the settings of this moment. It is done again, from the beginning, when it finds them outdated
 * (`OutdatedSettingsError`), and when it fails in a way that settings may be the reason of (`mayBeStale`) and they have
 * changed since they were read. Throws `unavailable` when they change faster than it can be done.
 */
export async function withSettings<T>(
  work: (settings: Settings) => Promise<T>,
  mayBeStale: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const settings = await current();
    try {
      return await work(settings);
    } catch (error) {
      const isOutdated =
        error instanceof OutdatedSettingsError ||
        (mayBeStale(error) && (await versions.add(null)) !== settings.version);
      if (!isOutdated) throw error;
      if (tries >= MAX_TRIES) throw tooManyChanges();
      drop(settings);
    }
  }
}
