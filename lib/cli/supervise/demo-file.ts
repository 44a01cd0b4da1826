import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const demoSchema = z.object({
  /** Where the demo webhooks point to. */
  baseUrl: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string(),
  /** A domain to send the first event to. */
  domain: z.string(),
  /** Email addresses; everybody has the same password. */
  people: z.object({
    'primary admin': z.string(),
    'primary developer': z.string(),
    'primary viewer': z.string(),
    'subaccount admin': z.string(),
    'subaccount developer': z.string(),
    'subaccount viewer': z.string(),
    'other subaccount admin': z.string(),
  }),
  /** An admin's key of each account. */
  keys: z.object({ primary: z.string(), subaccount: z.string(), 'other subaccount': z.string() }),
  /** Domains of each account, in region us but for `eu`. */
  domains: z.object({ primary: z.string(), eu: z.string(), subaccount: z.string(), 'other subaccount': z.string() }),
});

/** The demo's sign-in, made at random and kept in the data directory (0600), so that each start can show it. */
export type Demo = z.output<typeof demoSchema>;

export function readDemo(dataDir: string): Demo | null {
  const file = join(dataDir, 'demo.json');
  return existsSync(file) ? demoSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

export function writeDemo(dataDir: string, demo: Demo): void {
  const file = join(dataDir, 'demo.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
