export const SUBACCOUNT_STATUSES = ['open', 'disabled'] as const;
export type SubaccountStatus = (typeof SUBACCOUNT_STATUSES)[number];
