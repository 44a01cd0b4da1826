import { describe, expect, it } from 'vitest';
import { readFields } from './fields';

const request = (body: BodyInit, contentType?: string, query = '') =>
  new Request(`http://api.test/v3/x${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? Buffer.from(body) : body,
    ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
  });
const BOUNDARY = 'multipart/form-data; boundary=XX';
const part = (head: string, content: string) => `--XX\r\n${head}\r\n\r\n${content}\r\n`;
const END = '--XX--\r\n';

describe('a multipart body as clients of all kinds send it', () => {
  it.each([
    ['as most do', part('Content-Disposition: form-data; name="a"', '1') + END],
    ['with an unquoted name (.NET)', part('Content-Disposition: form-data; name=a', '1') + END],
    ['in small letters, without spaces', part('content-disposition:form-data;name="a"', '1') + END],
    [
      'with a type on each value (Java)',
      part('Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=utf-8', '1') + END,
    ],
    [
      'with a general type and no file name',
      part('Content-Disposition: form-data; name="a"\r\nContent-Type: application/octet-stream', '1') + END,
    ],
    ['with an epilogue (Ruby)', `${part('Content-Disposition: form-data; name="a"', '1')}${END}\r\n`],
    ['with a preamble', `hello\r\n${part('Content-Disposition: form-data; name="a"', '1')}${END}`],
    ['without a line end at the end', `${part('Content-Disposition: form-data; name="a"', '1')}--XX--`],
    [
      'with a part that has no name',
      part('Content-Disposition: form-data', '2') + part('Content-Disposition: form-data; name="a"', '1') + END,
    ],
  ])('%s', async (_, body) => {
    expect((await readFields(request(body, BOUNDARY))).all('a')).toEqual(['1']);
  });

  it.each([
    ['filename="x.txt"', 'x.txt'],
    ['filename=x.txt', 'x.txt'],
    ["filename*=utf-8''%C3%BC.txt", 'ü.txt'],
    ['filename="ü.txt"', 'ü.txt'],
    ['filename="say \\"hi\\".txt"', 'say "hi".txt'],
    ['filename="C:\\dir\\x.txt"', 'x.txt'],
  ])('a file with %s is called %s', async (attribute, filename) => {
    const head = `Content-Disposition: form-data; name="attachment"; ${attribute}\r\nContent-Type: text/csv`;
    const body = part(head, '1,2') + part(head.replace('attachment', 'attachment[1]'), '') + END;
    const files = (await readFields(request(body, BOUNDARY), { message: true })).files('attachment');
    expect(files).toEqual([
      { filename, contentType: 'text/csv', bytes: Buffer.from('1,2') },
      { filename, contentType: 'text/csv', bytes: Buffer.alloc(0) },
    ]);
    await expect(readFields(request(body, BOUNDARY))).rejects.toThrow(/attachment must not be a file/);
  });

  it.each([
    ['no boundary', part('Content-Disposition: form-data; name="a"', '1') + END, 'multipart/form-data'],
    [
      'another boundary',
      part('Content-Disposition: form-data; name="a"', '1') + END,
      'multipart/form-data; boundary=YY',
    ],
    ['a value that ends early', '--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', BOUNDARY],
    ['a file that ends early', '--XX\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n1', BOUNDARY],
    ['no multipart at all', 'a=1', BOUNDARY],
  ])('%s is refused', async (_, body, type) => {
    await expect(readFields(request(body, type), { message: true })).rejects.toThrow(
      'The multipart body cannot be parsed.',
    );
  });
});

describe('every kind of body', () => {
  it.each([
    ['urlencoded', 'v%3Ax=1&v%3Ay=a%26b&to=1&to=2', 'application/x-www-form-urlencoded'],
    ['without a type', 'v:x=1&v:y=a%26b&to=1&to[]=2', ''],
    ['JSON', '{"v:x":1,"v:y":"a&b","to":["1","2"],"none":null}', 'application/json'],
  ])('%s', async (_, body, type) => {
    const fields = await readFields(request(body, type, '?q=0'));
    expect(fields.prefixed('v:')).toEqual([
      ['x', ['1']],
      ['y', ['a&b']],
    ]);
    expect([fields.all('to'), fields.one('q'), fields.has('none')]).toEqual([['1', '2'], '0', false]);
  });

  const many = 5_001;
  it.each([
    ['urlencoded', '&'.repeat(many), 'application/x-www-form-urlencoded'],
    ['multipart', part('Content-Disposition: form-data; name="a"', '').repeat(many) + END, BOUNDARY],
    ['JSON', JSON.stringify({ a: Array(many).fill(1) }), 'application/json'],
  ])('%s with more than 5,000 fields is refused', async (_, body, type) => {
    await expect(
      readFields(request(body, type), { read: async (r) => Buffer.from(await r.arrayBuffer()) }),
    ).rejects.toThrow(/more than 5,000 fields/);
  });

  it('JSON that is nested without end is refused', async () => {
    const deep = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
    await expect(readFields(request(deep, 'application/json'))).rejects.toThrow('nested too deep');
  });

  it('long values are taken of messages only', async () => {
    const body = `text=${'x'.repeat(70_000)}`;
    expect((await readFields(request(body, ''), { message: true })).one('text')).toHaveLength(70_000);
    await expect(readFields(request(body, ''))).rejects.toThrow(/at most 65,536 characters/);
  });
});

it('a value sent as a list of one is that value: Ruby’s SDK spells all fields so beside a file', async () => {
  const names = ['text[]', 'o:tag[]', 'o:tag[]', 'h:Reply-To[]', 'to[0]'];
  const parts = names.map((name, n) => part(`Content-Disposition: form-data; name="${name}"`, `${n}`));
  const fields = await readFields(request(parts.join('') + END, BOUNDARY));
  expect([fields.one('text'), fields.one('to'), fields.has('text'), fields.has('html')]).toEqual([
    '0',
    '4',
    true,
    false,
  ]);
  expect([fields.all('o:tag'), fields.prefixed('h:')]).toEqual([['1', '2'], [['Reply-To', ['3']]]]);
});
