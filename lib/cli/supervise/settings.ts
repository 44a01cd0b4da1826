import { resolve } from 'node:path';
import { z } from 'zod';
import { type Exposure, exposedBy } from '@/lib/config/exposed-by';

const settingsSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DEMO: z.string().optional(),
  BOOTSTRAP_ADMIN_EMAIL: z.email().optional(),
  BOOTSTRAP_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  BOOTSTRAP_API_KEY: z
    .string()
    .regex(/^key-[0-9a-f]{64}$/, 'must be "key-" and 64 hexadecimal characters')
    .optional(),
});

export interface Bootstrap {
  email: string;
  password: string;
  apiKey: string | null;
}

/** What the supervisor itself needs to know; the processes read theirs through lib/config/env. */
export interface Settings {
  host: string;
  port: number;
  /** Who may reach what is started. */
  exposure: Exposure;
  dataDir: string;
  /** A database of the operator's own; null = the embedded one. */
  databaseUrl: string | null;
  bootstrap: Bootstrap | null;
  /** Whether an empty database may be filled with demo data: never where others can reach it. */
  demoAllowed: boolean;
}

/** Reads the settings; empty means unset. Throws one message that names every bad one, never its value. */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Postwire cannot start, these settings are wrong (see .env.example):\n${problems.join('\n')}`);
  }
  const settings = parsed.data;
  const { BOOTSTRAP_ADMIN_EMAIL: email, BOOTSTRAP_ADMIN_PASSWORD: password, BOOTSTRAP_API_KEY: apiKey } = settings;
  if ((email ?? password ?? apiKey) !== undefined && (email === undefined || password === undefined)) {
    throw new Error('BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD belong together; set both (see .env.example).');
  }
  const databaseUrl = settings.DATABASE_URL ?? null;
  const bootstrap = email !== undefined && password !== undefined ? { email, password, apiKey: apiKey ?? null } : null;
  const { HOST: host, PUBLIC_URL: publicUrl, TRUSTED_PROXIES: trustedProxies } = settings;
  const exposure = { host, publicUrl, embedded: databaseUrl === null, trustedProxies };
  const demoWanted = settings.DEMO !== '0' && settings.DEMO !== 'false';
  return {
    host,
    port: settings.PORT,
    exposure,
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl,
    bootstrap,
    demoAllowed: demoWanted && bootstrap === null && exposedBy(exposure) === null,
  };
}
