/**
 * What a primary may switch off for a subaccount, in the contract's order (MAILGUN 3). Postwire acts on `sending`; the others
 * are products that it does not have, and their switches are only kept.
 */
export const SUBACCOUNT_FEATURES = [
  'email_preview',
  'inbox_placement',
  'sending',
  'validations',
  'validations_bulk',
] as const;
export type SubaccountFeature = (typeof SUBACCOUNT_FEATURES)[number];

/** Whether each is on; what is not named was never set, and is on. */
export type SubaccountFeatures = Partial<Record<SubaccountFeature, boolean>>;
