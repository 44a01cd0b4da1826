import { execFileSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';

/** Where and on what the figures were measured. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  commit: string;
  date: string;
  versions: Record<string, string>;
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and changes'}`;
  } catch {
    return 'unknown';
  }
}

export function describeMachine(versions: Record<string, string>): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    commit: commit(),
    date: new Date().toISOString().slice(0, 10),
    versions: { node: process.version.slice(1), ...versions },
  };
}
