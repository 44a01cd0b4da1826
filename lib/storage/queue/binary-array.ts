/** PostgreSQL's numbers for the types of elements. */
const OIDS = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, timestamptz: 1184 } as const;

const HEADER_BYTES = 20;
const NULL_LENGTH = -1;
/** PostgreSQL counts from 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

type Element = string | number | bigint | boolean | Date | null;

/** Writes one element at `at` and returns how many bytes it took. */
type Write<T> = (into: Buffer, value: T, at: number) => number;

/** One dimension, in PostgreSQL's binary form: a head, then for each element its length and its bytes. */
function encode<T extends Element>(
  oid: number,
  values: readonly (T | null)[],
  maxBytesOf: (value: T) => number,
  write: Write<T>,
): Buffer {
  let bytes = HEADER_BYTES;
  for (const value of values) bytes += 4 + (value === null ? 0 : maxBytesOf(value));
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(oid, 8);
  if (values.length === 0) return buffer.subarray(0, 12);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  for (const value of values) {
    const length = value === null ? NULL_LENGTH : write(buffer, value, at + 4);
    buffer.writeInt32BE(length, at);
    at += 4 + Math.max(0, length);
  }
  return buffer.subarray(0, at);
}

const MAX_UTF8_BYTES_PER_UNIT = 3;
/** Longer texts are measured; for shorter ones the room that they could need at most is cheaper than the measuring. */
const MEASURED_FROM = 128;

const textBytes = (text: string) =>
  text.length < MEASURED_FROM ? text.length * MAX_UTF8_BYTES_PER_UNIT : Buffer.byteLength(text);

/** For a parameter that is `::text[]`. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return encode(OIDS.text, values, textBytes, (into, text, at) => into.write(text, at));
}

/** For `::bytea[]`, from hex. */
export function byteaArray(hexes: readonly (string | null)[]): Buffer {
  return encode(
    OIDS.bytea,
    hexes,
    (hex) => hex.length >> 1,
    (into, hex, at) => (hex === '' ? 0 : into.write(hex, at, 'hex')),
  );
}

/** For `::bigint[]`. */
export function int8Array(values: readonly bigint[]): Buffer {
  return encode(
    OIDS.int8,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(value, at) - at,
  );
}

/** For `::int[]`. */
export function int4Array(values: readonly (number | null)[]): Buffer {
  return encode(
    OIDS.int4,
    values,
    () => 4,
    (into, value, at) => into.writeInt32BE(value, at) - at,
  );
}

/** For `::smallint[]`. */
export function int2Array(values: readonly (number | null)[]): Buffer {
  return encode(
    OIDS.int2,
    values,
    () => 2,
    (into, value, at) => into.writeInt16BE(value, at) - at,
  );
}

/** For `::boolean[]`. */
export function boolArray(values: readonly (boolean | null)[]): Buffer {
  return encode(
    OIDS.bool,
    values,
    () => 1,
    (into, value, at) => into.writeUInt8(value ? 1 : 0, at) - at,
  );
}

/** For `::timestamptz[]`. */
export function timeArray(values: readonly (Date | null)[]): Buffer {
  const micros = (value: Date) => BigInt(value.getTime() - EPOCH_MS) * 1_000n;
  return encode(
    OIDS.timestamptz,
    values,
    () => 8,
    (into, value, at) => into.writeBigInt64BE(micros(value), at) - at,
  );
}
