import { parseAsBoolean, parseAsStringLiteral } from 'nuqs/server';
import { STATS_RANGES, type StatsRangeName } from '@/lib/client/stats-ranges';

const NAMES = Object.keys(STATS_RANGES) as StatsRangeName[];

/** How the charts of a webhook's page stand in the address. */
export const STATS_PARAMETERS = {
  range: parseAsStringLiteral(NAMES).withDefault('24h'),
  table: parseAsBoolean.withDefault(false),
};
