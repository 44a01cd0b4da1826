const shared = globalThis as typeof globalThis & { postwireIngest?: { accepted: number; duplicate: number } };

/** Events that this process has taken since it started, by what became of them; for /metrics. */
export const ingestCounts = (): { accepted: number; duplicate: number } => {
  shared.postwireIngest ??= { accepted: 0, duplicate: 0 };
  return shared.postwireIngest;
};
