/** Wherever a person chooses a password. The rule is lib/core/password-rule; this much of it is told beforehand. */
export const MIN_PASSWORD_LENGTH = 10;
/** As much as a sign-in takes. */
export const MAX_PASSWORD_LENGTH = 200;
