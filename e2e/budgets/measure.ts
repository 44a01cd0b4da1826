import lighthouse, { desktopConfig } from 'lighthouse';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Printed over the table, so that nobody compares it with figures that were made otherwise. */
export const SETTINGS =
  "Lighthouse's desktop preset: 1350 × 940, simulated 40 ms round trip and 10 Mbit/s, no slowing of the CPU. " +
  'Left out: is-crawlable, since a panel keeps itself out of search engines on purpose.';

export interface Measured {
  scores: Record<(typeof CATEGORIES)[number], number>;
  lcpMs: number;
  cls: number;
  tbtMs: number;
  /** All scripts that came while the page was watched, in kB as they come over the wire: also those of the idle time after it. */
  allScriptKb: number;
  /** Audits that cost points in any run. */
  failed: string[];
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measureOnce(url: string, port: number) {
  const result = await lighthouse(
    url,
    // The session of the profile stays; the HTTP cache is emptied all the same.
    { port, output: 'json', logLevel: 'error', disableStorageReset: true, skipAudits: ['is-crawlable'] },
    desktopConfig,
  );
  if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
  const { audits, categories, finalDisplayedUrl, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`);
  const numberOf = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const requests = audits['network-requests']?.details;
  const items = requests?.type === 'table' ? requests.items : [];
  const scripts = items.filter(({ resourceType }) => resourceType === 'Script');
  const weighed = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  return {
    scores: CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
    lcpMs: Math.round(numberOf('largest-contentful-paint')),
    cls: numberOf('cumulative-layout-shift'),
    tbtMs: Math.round(numberOf('total-blocking-time')),
    allScriptKb: Math.round(scripts.reduce((sum, { transferSize }) => sum + Number(transferSize), 0) / 1_000),
    failed: weighed.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 0.9),
  };
}

/** Medians over `runs` visits with an empty cache, of the browser that listens on `port`. */
export async function measure(url: string, port: number, runs: number): Promise<Measured> {
  const all: Awaited<ReturnType<typeof measureOnce>>[] = [];
  for (let run = 0; run < runs; run++) all.push(await measureOnce(url, port));
  const scores = CATEGORIES.map((name, at) => [name, median(all.map((each) => each.scores[at] ?? 0))]);
  return {
    scores: Object.fromEntries(scores) as Measured['scores'],
    lcpMs: median(all.map(({ lcpMs }) => lcpMs)),
    cls: Number(median(all.map(({ cls }) => cls)).toFixed(4)),
    tbtMs: median(all.map(({ tbtMs }) => tbtMs)),
    allScriptKb: median(all.map(({ allScriptKb }) => allScriptKb)),
    failed: [...new Set(all.flatMap(({ failed }) => failed))],
  };
}
