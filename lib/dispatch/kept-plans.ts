import type { ClaimedDelivery } from '@/lib/storage/queue/claim-due';
import type { AttemptSettings } from '@/lib/storage/queue/load-settings';
import { AttemptPlans } from './plan-attempts';

type Load = (endpointIds: number[], sources: { accountId: string; domainId: string }[]) => Promise<AttemptSettings>;

interface Kept {
  version: number;
  since: number;
  plans: AttemptPlans;
}

/** What depends on the time and not on a change (a former signing key signs for a day) is at most this old. */
const MAX_AGE_MS = 30_000;
const MAX_KEPT = 20_000;

/**
 * The settings that decide an attempt, kept for as long as claims say that their version stands (decision 0009): read
 * after one claim, they are what would be read after the next one. A version that moved, half a minute, or very many
 * of them make a new beginning.
 */
export class KeptPlans {
  private kept: Kept | null = null;

  /** `load` reads settings as they are now. */
  constructor(private readonly load: Load) {}

  /** Plans that know all that these rows need, as it was at their claim or later. */
  async forRows(rows: ClaimedDelivery[]): Promise<AttemptPlans> {
    const { plans } = this.under(rows.reduce((newest, row) => Math.max(newest, row.settingsVersion), 0));
    const endpointIds = new Set<number>();
    const sources = new Map<string, ClaimedDelivery>();
    for (const row of rows) {
      if (!plans.knowsEndpoint(row.endpointId)) endpointIds.add(row.endpointId);
      if (!plans.knowsSource(row)) sources.set(`${row.accountId} ${row.domainId}`, row);
    }
    if (endpointIds.size + sources.size > 0) {
      const asked = { endpointIds: [...endpointIds], sources: [...sources.values()] };
      plans.add(asked, await this.load(asked.endpointIds, asked.sources));
    }
    return plans;
  }

  private under(version: number): Kept {
    const now = performance.now();
    const { kept } = this;
    // An older claim that comes late is served by what was read after it.
    if (kept && version <= kept.version && now - kept.since < MAX_AGE_MS && kept.plans.size < MAX_KEPT) return kept;
    this.kept = { version, since: now, plans: new AttemptPlans() };
    return this.kept;
  }
}
