import { describe, expect, it } from 'vitest';
import { withDatabase } from '@/lib/testing/database';
import { pool } from '../pool';
import { boolArray, byteaArray, int2Array, int4Array, int8Array, textArray, timeArray } from './binary-array';

await withDatabase();

const TEXTS = [
  'plain',
  '',
  null,
  'NULL',
  '{"a":[1,2],"b":"\\"quoted\\""}',
  '日本語 😀 ü',
  'a\\b\nc,d}',
  'x'.repeat(100_000),
  'ü'.repeat(127),
];

const CASES: [type: string, parameter: Buffer, expected: unknown[]][] = [
  ['text', textArray(TEXTS), TEXTS],
  ['text', textArray([]), []],
  ['bigint', int8Array([1n, -1n, 2n ** 62n]), [1n, -1n, 2n ** 62n].map(String)],
  ['int', int4Array([0, null, -7, 2_147_483_647]), [0, null, -7, 2_147_483_647]],
  ['smallint', int2Array([200, null, -3]), [200, null, -3]],
  ['boolean', boolArray([true, false, null]), [true, false, null]],
  ['bytea', byteaArray(['00ff', '', null]), [Buffer.from([0, 255]), Buffer.alloc(0), null]],
  [
    'timestamptz',
    timeArray([new Date('2026-11-24T01:02:03.456Z'), null, new Date('1999-12-31T23:59:59.999Z')]),
    [new Date('2026-11-24T01:02:03.456Z'), null, new Date('1999-12-31T23:59:59.999Z')],
  ],
];

describe('an array parameter in binary form', () => {
  it.each(CASES)('arrives as the %s[] that it was made of', async (type, parameter, expected) => {
    const { rows } = await pool().query({ text: `select $1::${type}[] as list`, values: [parameter] });
    const list: unknown[] = rows[0].list;
    expect(type === 'bigint' ? list.map(String) : list).toEqual(expected);
  });
});
