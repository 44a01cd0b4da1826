// Known vulnerabilities of what runs in production (not of the tests' tools), as the registry knows them today.
import { spawn } from 'node:child_process';
import { npmProgram } from './setup/install.mjs';
import { ROOT } from './setup/root.mjs';

const WITHIN_MS = 60_000;
/** Severities that fail the tests. */
const GRAVE = ['high', 'critical'];

/**
 * What `npm audit --json` printed, judged. `skipped` says why nothing is known: a registry without an audit endpoint, or none
 * that answers, is no reason to fail, and no reason to say that all is well.
 * @returns {{ grave: string[], skipped: string | null }}
 */
export function judgeAudit(printed) {
  let report;
  try {
    report = JSON.parse(printed);
  } catch {
    return { grave: [], skipped: 'npm audit printed no report' };
  }
  if (report?.metadata?.vulnerabilities === undefined) {
    const why = report?.message || report?.error?.summary || report?.error?.code;
    return { grave: [], skipped: String(why || 'the registry has no audit endpoint').split('\n')[0] };
  }
  const found = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) => GRAVE.includes(severity));
  return { grave: found.map(({ name, severity, range }) => `${name} ${range}: ${severity}`).sort(), skipped: null };
}

/** Asks the registry about the production packages of package-lock.json. */
export function auditPackages() {
  return new Promise((resolve) => {
    const args = [npmProgram(), 'audit', '--omit=dev', '--json', '--fetch-retries=0'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'], timeout: WITHIN_MS });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.once('error', (error) => resolve({ grave: [], skipped: error.message }));
    child.once('exit', (_, signal) =>
      resolve(signal ? { grave: [], skipped: 'the registry did not answer in time' } : judgeAudit(printed)),
    );
  });
}
