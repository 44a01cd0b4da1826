import type { EventType } from '@/lib/schemas/event-types';

/** What deliveries and failure logs can both be filtered by. */
export interface LogFilters {
  eventType?: EventType | null;
  domain?: string | null;
  webhookId?: string | null;
  /** Also the rows of the subaccounts (primary only). */
  includeSubaccounts?: boolean;
}
