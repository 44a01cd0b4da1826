/** Regions never see each other's domains, webhooks, events or deliveries (PRODUCT 2, MAILGUN 8). */
export const REGIONS = ['us', 'eu'] as const;
export type Region = (typeof REGIONS)[number];
export const DEFAULT_REGION: Region = 'us';
export const REGION_LABELS: Record<Region, string> = { us: 'US', eu: 'EU' };
