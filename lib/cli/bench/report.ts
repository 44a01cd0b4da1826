import type { Figure } from './experiment';
import type { Machine } from './machine';
import { measured, spread } from './statistics';

/** What one experiment came to: its figures, or why there are none. */
export interface Result {
  name: string;
  title: string;
  seconds: number;
  figures: Figure[];
  error: string | null;
}

export interface Report {
  machine: Machine;
  runs: number;
  short: boolean;
  results: Result[];
}

const verdict = ({ goal, values }: Figure): string => (goal ? (goal.isMet(measured(values)) ? 'yes' : 'no') : '');

/** Every run of every figure, and what was to be reached. */
export function reportJson({ machine, runs, short, results }: Report): string {
  const told = results.map(({ figures, ...result }) => ({
    ...result,
    figures: figures.map(({ name, unit, values, goal, remark }) => ({
      name,
      unit,
      ...measured(values),
      values,
      ...(goal && { goal: goal.text, reached: goal.isMet(measured(values)) }),
      ...(remark && { remark }),
    })),
  }));
  return JSON.stringify({ machine, runs, short, results: told }, null, 2);
}

export function machineLine({ cpu, cores, memoryGb, system, commit, date, versions }: Machine): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${date}, commit ${commit}: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}; ${named.join(', ')}`;
}

/** A table for each experiment, for a terminal. */
export function printReport({ machine, runs, short, results }: Report): void {
  console.log(`\n${machineLine(machine)}; median (smallest to largest) of ${runs} runs${short ? '; SHORT FORM' : ''}`);
  for (const { name, title, seconds, figures, error } of results) {
    console.log(`\n${name}: ${title} (${Math.round(seconds)} s)`);
    if (error) console.log(`  failed: ${error}`);
    const rows = figures.map((figure) => [
      figure.remark ? `${figure.name} (${figure.remark})` : figure.name,
      {
        measured: `${spread(figure.values)} ${figure.unit}`.trim(),
        goal: figure.goal?.text ?? '',
        reached: verdict(figure),
      },
    ]);
    if (rows.length > 0) console.table(Object.fromEntries(rows));
  }
}

/** The same as Markdown, for the README. */
export function reportMarkdown({ machine, runs, short, results }: Report): string {
  const form = short ? ' SHORT FORM: it shows that it works, no figure is worth keeping.' : '';
  const lines = [`${machineLine(machine)}. Median (smallest to largest) of ${runs} runs.${form}`, ''];
  for (const { name, title, figures, error } of results) {
    lines.push(`**${name}**: ${title}`, '', '| | measured | goal | reached |', '| --- | --- | --- | --- |');
    for (const figure of figures) {
      const { name: what, unit, values, goal, remark } = figure;
      const cells = [
        remark ? `${what} (${remark})` : what,
        `${spread(values)} ${unit}`.trim(),
        goal?.text ?? '',
        verdict(figure),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
    if (error) lines.push(`| failed: ${error} | | | no |`);
    lines.push('');
  }
  return lines.join('\n');
}
