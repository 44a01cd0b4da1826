import { describe, expect, it } from 'vitest';
import { type Import, type SourceFile, sourceFiles } from './testing/source-files';

const all = sourceFiles(['lib', 'app', 'components', 'prisma', 'e2e']);
/** Tests stand outside: they may set up whatever they need. */
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$/.test(path) || /^(e2e|lib\/testing)\//.test(path);
const files = all.filter((file) => !isTest(file));

const layerOf = (path: string) =>
  (path.startsWith('lib/') ? path.split('/').slice(0, 2).join('/') : path.split('/')[0]) ?? '';
const within = (name: string, allowed: readonly string[]) =>
  allowed.some(
    (entry) => name === entry || name.startsWith(`${entry}/`) || (entry.endsWith(':') && name.startsWith(entry)),
  );

const BELOW_DOORS = ['lib/schemas', 'lib/core', 'lib/config', 'lib/storage', 'lib/dispatch'];
/**
 * The dependency rule, default deny: a layer sees itself and what stands here, of ours and of others'.
 * A layer that is not here may not exist.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'lib/schemas': ['zod'],
  'lib/core': ['lib/schemas', 'node:crypto', 'node:url', 'ipaddr.js'],
  'lib/config': ['zod', 'pino'],
  'lib/storage': ['lib/schemas', 'lib/core', 'lib/config', 'pg', '@prisma', 'node:'],
  'lib/dispatch': [
    'lib/schemas',
    'lib/core',
    'lib/config',
    'lib/storage',
    'undici',
    'node-forge',
    'pg',
    'node:',
    'package.json',
  ],
  'lib/services': [...BELOW_DOORS, 'lib/auth', 'zod', 'node:'],
  'lib/auth': ['lib/schemas', 'lib/core', 'lib/config', 'lib/storage', 'next', 'next-auth', 'react', 'zod', 'node:'],
  'lib/http': [
    'lib/schemas',
    'lib/core',
    'lib/config',
    'lib/dispatch',
    'lib/services',
    'lib/auth',
    'next',
    'rate-limiter-flexible',
    'srvx',
    '@fastify/busboy',
    'postal-mime',
    'zod',
    'zod-openapi',
    'package.json',
    'node:',
  ],
  'lib/client': ['lib/schemas', 'react', 'next', '@tanstack', 'zod'],
  'lib/worker': ['lib/config', 'lib/dispatch', 'lib/cli', 'lib/storage', 'node:'],
  'lib/cli': [
    ...BELOW_DOORS,
    'lib/services',
    'lib/http',
    'lib/auth',
    'lib/worker',
    'next',
    'pg',
    'srvx',
    'zod',
    'esbuild',
    // What the benchmark measures against.
    ...['bullmq', 'graphile-worker', 'pg-boss'],
    'undici',
    'node:',
  ],
  prisma: [...BELOW_DOORS, 'lib/services', 'lib/auth', 'lib/cli', 'prisma', 'node:'],
  components: [
    'lib/client',
    'lib/schemas',
    ...['react', 'react-dom', 'next', 'next-auth/react', 'next-themes', 'zod', '@tanstack', 'radix-ui', 'lucide-react'],
    ...['sonner', 'cmdk', 'recharts', 'react-hook-form', '@hookform', 'clsx'],
  ],
  app: [
    ...[
      'components',
      'lib/schemas',
      'lib/core',
      'lib/config',
      'lib/dispatch',
      'lib/services',
      'lib/http',
      'lib/auth',
      'lib/client',
    ],
    ...['react', 'next', 'next-auth', '@tanstack', 'zod', '@fontsource-variable', 'node:'],
  ],
};

/** `path imports x` for every import that a condition finds wrong. */
const offences = (wrong: (file: SourceFile, each: Import) => boolean) =>
  files.flatMap((file) =>
    file.imports.filter((each) => wrong(file, each)).map((each) => `${file.path} imports ${each.from}`),
  );
const users = (wrong: (use: string) => boolean, excepted: RegExp) =>
  files.filter(({ path, uses }) => !excepted.test(path) && [...uses].some(wrong)).map(({ path }) => path);

describe('the dependency rule (lib/README.md), default deny', () => {
  it('there is something to walk', () => expect(files.length).toBeGreaterThan(100));

  it('every layer imports only what its line allows', () => {
    const denied = offences(({ path }, { from }) => {
      const layer = layerOf(path);
      return !within(from, [layer, ...(MAY_IMPORT[layer] ?? [])]);
    });
    expect(denied).toEqual([]);
  });

  it('nothing but tests imports a test or the tests’ tools', () => {
    expect(offences((_, { from }) => /\.test$|^lib\/testing\/|^e2e\/|^vitest/.test(from))).toEqual([]);
  });

  it('only lib/storage says Prisma or pg; the dispatcher hands a connection on and knows its type', () => {
    const mayOpen = /^(lib\/storage|lib\/cli|prisma)\//;
    expect(
      offences(({ path }, { from, typeOnly }) => /^(pg$|@prisma\/)/.test(from) && !mayOpen.test(path) && !typeOnly),
    ).toEqual([]);
  });

  it('app and components never reach past the services', () => {
    expect(offences(({ path }, { from }) => /^(app|components)\//.test(path) && /^lib\/storage/.test(from))).toEqual(
      [],
    );
  });
});

describe('only send-webhook opens outbound connections', () => {
  // The pools and their two connectors are send-webhook's own; failure-kind knows undici's errors by their class.
  const SENDER = ['send-webhook', 'origin-pools', 'guarded-connector', 'proxied-connector', 'timed-client'].map(
    (name) => `lib/dispatch/${name}.ts`,
  );

  it('undici is imported by the sender alone, but for its error classes', () => {
    const wrong = offences(
      ({ path }, { from, names, typeOnly }) =>
        from === 'undici' &&
        !SENDER.includes(path) &&
        // Load on a web process of this machine.
        !path.startsWith('lib/cli/bench/') &&
        !typeOnly &&
        !(names.length > 0 && names.every((name) => name === 'errors')),
    );
    expect(wrong).toEqual([]);
  });

  it('its pools are reached through it alone', () => {
    const wrong = ({ path }: SourceFile, { from }: Import) =>
      from === 'lib/dispatch/origin-pools' && path !== SENDER[0];
    expect(offences(wrong)).toEqual([]);
  });

  it('node’s clients are imported by nobody: of node:http and node:net only servers and what is no connection', () => {
    const harmless = ['createServer', 'STATUS_CODES', 'isIP', 'isIPv4', 'isIPv6', 'BlockList'];
    const wrong = offences(
      ({ path }, { from, names, typeOnly }) =>
        /^(node:)?(https?|http2|net|tls|dgram)$/.test(from) &&
        !(path.startsWith('lib/cli/') && from === 'node:net') &&
        !typeOnly &&
        !(names.length > 0 && names.every((name) => harmless.includes(name))),
    );
    expect(wrong).toEqual([]);
  });

  it('fetch is called by the browser’s request, and by the process commands on themselves', () => {
    expect(users((use) => /^(globalThis\.)?fetch$/.test(use), /^lib\/(client\/request\.ts|cli\/)/)).toEqual([]);
  });
});

describe('core is pure and synchronous: no clock, no chance, no waiting', () => {
  const impure =
    /^(await|Date\.now|new Date\(\)|Math\.random|randomBytes|randomUUID|setTimeout|process|performance\.now|console\..*)$/;
  it('uses nothing that two equal calls could answer differently', () => {
    expect(users((use) => impure.test(use), /^(?!lib\/core\/)/)).toEqual([]);
  });
});

describe('house rules', () => {
  it('only lib/config/env reads process.env; process commands and configs of tools excepted', () => {
    const excepted = /^(lib\/config\/env\.ts|lib\/cli\/|prisma\/(prisma\.config|seed)\.ts)/;
    expect(users((use) => /^process\.env\b/.test(use), excepted)).toEqual([]);
  });

  it('no file has more than 300 lines', () => {
    expect(all.filter((file) => file.lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it('a route handler is a door: at most 40 lines', () => {
    const large = files.filter(({ path, lines }) => /^app\/.*\/route\.tsx?$/.test(path) && lines > 40);
    expect(large.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it('no barrels: no file only passes on what others export', () => {
    const inApp = /^app\//; // There a route may be nothing but a door to a handler.
    expect(all.filter(({ path, isBarrel }) => isBarrel && !inApp.test(path)).map(({ path }) => path)).toEqual([]);
  });
});
