/** The states of a delivery as people see them (ARCHITECTURE of the queue: pending = it has a queue row). */
export const DELIVERY_STATUSES = ['pending', 'succeeded', 'rejected', 'exhausted', 'canceled'] as const;
/** What lists are narrowed to: one of them, or `failed` for those that were given up. */
export const DELIVERY_STATUS_FILTERS = [...DELIVERY_STATUSES, 'failed'] as const;
