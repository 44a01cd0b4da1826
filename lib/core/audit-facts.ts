/** What an entry of the audit log says of its target: plain JSON by name. */
export type AuditFacts = Readonly<Record<string, unknown>>;
export interface AuditChange {
  before?: AuditFacts | null;
  after?: AuditFacts | null;
}

/** Names that a subaccount must not come across, not even as a gap (PRODUCT 3). */
const PRIMARY_ONLY: readonly string[] = ['redactPii'];

/** Facts are plain JSON, each made in one place, so that its names always stand in the same order. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Only what differs, on both sides; null when nothing does. What is undefined on one side is left out there. */
export function changedFacts(
  before: AuditFacts,
  after: AuditFacts,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !isSame(before[name], after[name]));
  if (changed.length === 0) return null;
  const pick = (facts: AuditFacts) =>
    Object.fromEntries(changed.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]));
  return { before: pick(before), after: pick(after) };
}

function only(facts: AuditFacts | null | undefined, primaryOnly: boolean): AuditFacts | null {
  const entries = Object.entries(facts ?? {}).filter(([name]) => PRIMARY_ONLY.includes(name) === primaryOnly);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

export interface AudiencePart {
  primaryOnly: boolean;
  before: AuditFacts | null;
  after: AuditFacts | null;
}

/**
 * A change as one entry for everybody and one that primaries alone may read, each only where it has something to say: a
 * change of what subaccounts must not know of leaves nothing in what they read.
 */
export function splitByAudience({ before, after }: AuditChange): AudiencePart[] {
  const part = (primaryOnly: boolean): AudiencePart => ({
    primaryOnly,
    before: only(before, primaryOnly),
    after: only(after, primaryOnly),
  });
  const [everybody, primaries] = [part(false), part(true)];
  const says = ({ before: old, after: now }: AudiencePart) => old !== null || now !== null;
  if (!says(primaries)) return [everybody];
  return says(everybody) ? [everybody, primaries] : [primaries];
}
