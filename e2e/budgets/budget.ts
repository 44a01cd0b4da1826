/** Scripts of the first load of the webhooks, gzip, in kB of 1,000 bytes. */
export const WEBHOOKS_SCRIPT_KB = 180;

/** What must hold on every page that is measured (median of the runs). Scores are of 100. */
export const BUDGET = { score: 95, lcpMs: 1_200, cls: 0.02, webhooksScriptKb: WEBHOOKS_SCRIPT_KB };
