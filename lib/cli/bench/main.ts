import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPools } from '@/lib/storage/pool';
import { parseBenchArguments } from './arguments';
import { setBenchEnvironment } from './environment';
import type { BenchContext, Experiment } from './experiment';
import { EXPERIMENTS } from './experiments';
import { describeMachine } from './machine';
import { startBenchPostgres } from './postgres';
import { printReport, type Report, type Result, reportJson, reportMarkdown } from './report';
import { SYSTEMS } from './systems/systems';

const note = (text: string) => process.stderr.write(`${text}\n`);

async function measure(experiment: Experiment, context: BenchContext): Promise<Result> {
  const { name, title } = experiment;
  const startedAt = performance.now();
  const ended = (figures: Result['figures'], error: string | null) => {
    const seconds = (performance.now() - startedAt) / 1_000;
    return { name, title, seconds, figures, error };
  };
  note(`${name}: ${title}`);
  try {
    return ended(await experiment.run(context), null);
  } catch (error) {
    note(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return ended([], error instanceof Error ? error.message : String(error));
  }
}

async function versions(postgres: string): Promise<Record<string, string>> {
  const found: Record<string, string> = { PostgreSQL: postgres };
  for (const system of SYSTEMS) Object.assign(found, await system.versions());
  return found;
}

async function bench(): Promise<void> {
  const { names, runs, short, json, markdown } = parseBenchArguments(
    process.argv.slice(2),
    EXPERIMENTS.map((experiment) => experiment.name),
  );
  const wanted = EXPERIMENTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const directory = mkdtempSync(join(tmpdir(), 'postwire-bench-'));
  const postgres = await startBenchPostgres(join(directory, 'postgres'));
  const report: Report = { machine: describeMachine(await versions(postgres.version)), runs, short, results: [] };
  setBenchEnvironment(await postgres.newDatabase());
  try {
    for (const experiment of wanted) {
      const { newDatabase, pid: postgresPid } = postgres;
      const told = (text: string) => note(`  ${text}`);
      report.results.push(await measure(experiment, { newDatabase, postgresPid, directory, runs, short, note: told }));
      await postgres.dropDatabases();
      // After each one: a long run that is interrupted has not been for nothing.
      if (json) writeFileSync(json, `${reportJson(report)}\n`);
      if (markdown) writeFileSync(markdown, reportMarkdown(report));
    }
  } finally {
    await endPools();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  printReport(report);
  if (report.results.some((result) => result.error !== null)) process.exitCode = 1;
}

bench().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
