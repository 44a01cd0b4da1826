import type { FirstRun } from './first-run';

interface Banner extends FirstRun {
  url: string;
  tookMs: number;
}

function lines({ url, tookMs, demo, madeAccount }: Banner): string[] {
  const ready = `  Postwire is ready at ${url}  (${(tookMs / 1000).toFixed(1)} s)`;
  if (demo) {
    const body = '{"event":"delivered","recipient":"alice@example.com"}';
    return [
      ready,
      '',
      `  Sign in    ${demo.email}  ${demo.password}`,
      `  API key    ${demo.apiKey}`,
      `  Try        curl -u "api:${demo.apiKey}" ${url}/api/domains/${demo.domain}/events -H "Content-Type: application/json" -d '${body}'`,
      '',
      '  This is demo data, for this machine only. DEMO=0 starts empty (with another DATA_DIR).',
    ];
  }
  if (!madeAccount) return [ready];
  return [ready, '', ...accountLines(madeAccount)];
}

function accountLines(madeAccount: NonNullable<FirstRun['madeAccount']>): string[] {
  return [
    `  Sign in    ${madeAccount.email}  ${madeAccount.password ?? '(the password from BOOTSTRAP_ADMIN_PASSWORD)'}`,
    ...(madeAccount.password === null
      ? []
      : ['             This password is shown only now and kept nowhere: note it.']),
  ];
}

/** Tells the person at the terminal where to go. */
export function printBanner(banner: Banner): void {
  console.log(`\n${lines(banner).join('\n')}\n`);
}

/** For a start that ends before its banner: an invented password is shown now or never. */
export function printAccount({ madeAccount }: FirstRun): void {
  if (madeAccount && madeAccount.password !== null) console.log(`\n${accountLines(madeAccount).join('\n')}\n`);
}
