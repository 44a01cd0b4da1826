import { z } from 'zod';
import { parseDuration } from './duration';

const flag = z
  .string()
  .optional()
  .transform((value) => value !== '0' && value !== 'false');

const durationMs = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, ctx) => {
      const ms = parseDuration(text);
      if (ms !== null && ms > 0) return ms;
      ctx.addIssue({ code: 'custom', message: 'must be a duration such as 500ms, 15s, 10m or 2h' });
      return z.NEVER;
    });

const schedule = z
  .string()
  .default('10m,10m,15m,30m,1h,2h,4h')
  .transform((text, ctx) => {
    const waits = text.split(',').map((part) => parseDuration(part.trim()));
    if (waits.length <= 31 && waits.every((ms): ms is number => ms !== null && ms > 0)) return waits;
    ctx.addIssue({ code: 'custom', message: 'must be 1 to 31 durations separated by commas, such as 10m,1h' });
    return z.NEVER;
  });

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A whole number in a range, told with the range when it is not. */
const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number(error).int(error).min(from, error).max(to, error);
};

const namedSchema = z.object({
  NODE_ENV: z.string().default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  /** How many reverse proxies in front of us write X-Forwarded-For; decides which address of it is believed. */
  TRUSTED_PROXIES: whole(0, 10).default(0),
  /** Where this machine's web process listens; set by the supervisor and by that process, which know the port behind 0. */
  POSTWIRE_WEB: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().min(1),
  /** What is between us and the database: nothing, or a pooler that shares its connections between transactions. */
  DATABASE_POOLER: z.enum(['transaction']).optional(),
  /** Set by the supervisor when it runs the database itself. */
  POSTWIRE_EMBEDDED: z
    .string()
    .optional()
    .transform((value) => value === '1'),
  DEMO: flag,
  NEXTAUTH_SECRET: z.string().min(16, 'must have at least 16 characters'),
  ENCRYPTION_KEY: z.string().min(32, 'must have at least 32 characters'),
  /** The key before ENCRYPTION_KEY: still opens what it sealed, until `npm run rewrap` has sealed all of it anew. */
  ENCRYPTION_KEY_PREVIOUS: z.string().min(32, 'must have at least 32 characters').optional(),
  CRON_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Opens /metrics to whoever has it; unset, that answers on the own machine only. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** CIDR list; undefined (unset) and '' (none) differ. */
  ALLOW_PRIVATE_DESTINATIONS: z.string().optional(),
  /** A proxy that takes CONNECT, through which webhooks go out. It resolves their names. */
  EGRESS_PROXY: z.url({ protocol: /^https?$/, error: 'must be the http(s):// URL of a proxy' }).optional(),
  RETRY_SCHEDULE: schedule,
  DELIVERY_TIMEOUT: durationMs('15s'),
  CONNECT_TIMEOUT: durationMs('5s'),
  /** Requests per minute and account on the Webhooks and Domains APIs of Mailgun's contract; 0 = no limit. */
  API_RATE_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(300),
  /** Requests per minute of one key or person, events and messages apart; 0 = no limit. */
  REQUEST_RATE_LIMIT: whole(0, 10_000_000).default(6_000),
  /** Requests per minute that bring events or messages, by one key; 0 = no limit, back-pressure alone. */
  INGEST_RATE_LIMIT: whole(0, 10_000_000).default(0),
  /** Requests per minute of one client address other than this machine's; 0 = no limit. */
  ADDRESS_RATE_LIMIT: whole(0, 10_000_000).default(30_000),
  /** Wrong API keys per minute from one client address other than this machine's; 0 = no limit. */
  FAILED_KEY_RATE_LIMIT: whole(0, 10_000_000).default(100),
  /** Tests of webhooks per minute and account, a third of it to one host; 0 = no limit. */
  TEST_RATE_LIMIT: whole(0, 1_000_000).default(60),
  /** Attempts that a worker has in flight at once, over all endpoints. */
  DISPATCH_SLOTS: whole(1, 65_536).default(1_024),
  /** How many of them a healthy endpoint may have at most; 64, or as many as there are, unless set. */
  ENDPOINT_LIMIT: whole(1, 65_536).optional(),
  /** Megabytes of payload text that a worker holds at most, give or take one claim. */
  PAYLOAD_MEMORY_MB: whole(1, 65_536).default(48),
  USER_AGENT: z
    .string()
    .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

const USUAL_ENDPOINT_LIMIT = 64;

const envSchema = namedSchema.transform((named, ctx) => {
  const { DISPATCH_SLOTS: slots, ENDPOINT_LIMIT: limit = Math.min(USUAL_ENDPOINT_LIMIT, slots) } = named;
  if (limit <= slots) return { ...named, ENDPOINT_LIMIT: limit };
  ctx.addIssue({ code: 'custom', path: ['ENDPOINT_LIMIT'], message: `must not be above DISPATCH_SLOTS (${slots})` });
  return z.NEVER;
});

export type Env = z.output<typeof envSchema>;

/** Empty means unset, but for the one setting in which empty says something. */
function withoutEmpty(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => value !== '' || name === 'ALLOW_PRIVATE_DESTINATIONS'),
  );
}

/**
 * Parses the settings. Throws one Error that names every bad setting and what it must be, never its value.
 */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = envSchema.safeParse(withoutEmpty(source));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${source[name] === undefined ? 'is missing' : issue.message}`;
  });
  throw new Error(`Postwire cannot start, these settings are wrong (see .env.example):\n${problems.join('\n')}`);
}

let parsed: Env | undefined;

/** The settings of this process, parsed once at first use, so that a build needs none. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The log level before the settings are parsed: logging must work where they are missing. A bad one is `info` here. */
export function logLevel(): Env['LOG_LEVEL'] {
  return LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'info';
}
