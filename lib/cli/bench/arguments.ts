import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** In the order asked for; empty means all. */
  names: string[];
  runs: number;
  short: boolean;
  /** Where the whole result goes as JSON. */
  json: string | null;
  /** Where the tables go as Markdown. */
  markdown: string | null;
}

export const USAGE = `npm run bench [-- name … | all] [--runs N] [--short] [--json file] [--markdown file]

  --runs N         measure N times (default 3); figures are medians with the smallest and the largest
  --short          small numbers: shows that the experiments work, not how fast anything is
  --json file      the whole result, every run
  --markdown file  the tables as the README has them`;

/** What was asked for on the command line. Throws with the usage for anything that it does not know. */
export function parseBenchArguments(argv: string[], known: string[]): BenchArguments {
  const refuse = (problem: string): never => {
    throw new Error(`${problem}\n\n${USAGE}\n\nExperiments: ${known.join(' ')}`);
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.filter((name) => name !== 'all' && !known.includes(name));
  if (unknown.length > 0) refuse(`There is no experiment ${unknown.join(', ')}.`);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > 50) refuse('--runs takes a number from 1 to 50.');
  const { short, json = null, markdown = null } = values;
  return { names: positionals.includes('all') ? [] : positionals, runs, short, json, markdown };
}

function parse(argv: string[]) {
  return parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      short: { type: 'boolean', default: false },
      json: { type: 'string' },
      markdown: { type: 'string' },
    },
  });
}
