import { flag, oneOf, orElse } from '@/lib/client/address-parameters';
import { STATS_RANGES, type StatsRangeName } from '@/lib/client/stats-ranges';

const NAMES = Object.keys(STATS_RANGES) as StatsRangeName[];

/** How the charts of a webhook's page stand in the address. */
export const STATS_PARAMETERS = {
  range: orElse(oneOf(NAMES), '24h'),
  table: flag,
};
