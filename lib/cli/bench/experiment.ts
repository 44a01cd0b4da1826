import type { Measured } from './statistics';

/** What every experiment gets. */
export interface BenchContext {
  /** A database of its own in the bench's PostgreSQL, migrated and empty; fsync and synchronous_commit are on. Dropped afterwards. */
  newDatabase: () => Promise<string>;
  /** The server itself, for its CPU time. */
  postgresPid: number;
  /** A directory for files, emptied afterwards. */
  directory: string;
  /** How often a short measurement is made; the figure is the median. */
  runs: number;
  /** Only shows that the experiment works: small numbers, no figures worth keeping. */
  short: boolean;
  /** Says on stderr where it is. */
  note: (text: string) => void;
}

/** One line of the report. */
export interface Figure {
  name: string;
  unit: string;
  /** One per run. */
  values: number[];
  /** What is to be reached, and by what of the values: the median unless told. */
  goal?: { text: string; isMet: (measured: Measured) => boolean };
  /** What a reader must know to read it. */
  remark?: string;
}

export interface Experiment {
  name: string;
  /** What is measured, in a sentence. */
  title: string;
  run: (context: BenchContext) => Promise<Figure[]>;
}

/** The goal "at most this". */
export function atMost(limit: number, unit = ''): NonNullable<Figure['goal']> {
  return { text: `≤ ${limit}${unit}`, isMet: ({ median }) => median <= limit };
}

/** The goal "at least this". */
export function atLeast(limit: number, unit = ''): NonNullable<Figure['goal']> {
  return { text: `≥ ${limit}${unit}`, isMet: ({ median }) => median >= limit };
}

/** The goal "exactly this, in every run". */
export function always(value: number): NonNullable<Figure['goal']> {
  return { text: `${value}`, isMet: ({ min, max }) => min === value && max === value };
}
