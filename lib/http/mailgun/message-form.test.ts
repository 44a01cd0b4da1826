import { describe, expect, it } from 'vitest';
import { Fields } from './fields';
import { messageOfForm } from './message-form';

type Form = Record<string, string | string[]>;

function fieldsOf(form: Form): Fields {
  const fields = new Fields(true);
  for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) fields.add(name, value);
  return fields;
}
const LEAST = { from: 'orders@mg.example', to: 'ada@x.example', text: 'Hello' };
const read = (form: Form) => messageOfForm(fieldsOf({ ...LEAST, ...form }));
const box = (address: string, name = '') => ({ address, name });

describe('addresses of a field', () => {
  it.each<[string | string[], { address: string; name: string }[]]>([
    ['ada@x.example', [box('ada@x.example')]],
    [' <ada@x.example> ', [box('ada@x.example')]],
    ['Ada Lovelace <ada@x.example>', [box('ada@x.example', 'Ada Lovelace')]],
    ['"Lovelace, Ada" <ada@x.example>, bob@x.example', [box('ada@x.example', 'Lovelace, Ada'), box('bob@x.example')]],
    [
      ['a@x.example,b@x.example', 'C <c@x.example>'],
      [box('a@x.example'), box('b@x.example'), box('c@x.example', 'C')],
    ],
    ['Team: a@x.example, "B" <b@x.example>;', [box('a@x.example'), box('b@x.example', 'B')]],
    ['=?utf-8?q?J=C3=BC?= <j@x.example>', [box('j@x.example', 'Jü')]],
    ['jürgen@bücher.example', [box('jürgen@bücher.example')]],
    ['"eve@evil.example" <ada@x.example>', [box('ada@x.example', 'eve@evil.example')]],
    ["o'neil+tag@x.example,", [box("o'neil+tag@x.example")]],
  ])('%j', (to, expected) => expect(read({ to }).to).toEqual(expected));

  it('also as to[] and to[0], as PHP and others spell lists', () => {
    const fields = fieldsOf({ from: LEAST.from, text: 'x', 'to[0]': 'a@x.example', 'to[1]': 'b@x.example' });
    expect(messageOfForm(fields).to).toEqual([box('a@x.example'), box('b@x.example')]);
  });

  it.each([
    'ada',
    '@x.example',
    'ada@',
    'ada@@x.example',
    'ada@x..example',
    '.ada@x.example',
    'Ada <>',
    '"a b"@x.example',
    'ada@x.example, bob',
    'ada@x\u200b.example',
    'ada@[127.0.0.1]',
    `${'a'.repeat(65)}@x.example`,
    'nobody:;',
  ])('%j is no address, whichever field it is in', (bad) => {
    for (const name of ['from', 'to', 'cc', 'bcc']) {
      if (bad === 'nobody:;' && name.endsWith('cc')) continue; // An empty group adds nobody there.
      expect(() => read({ [name]: bad })).toThrow(
        expect.objectContaining({
          status: 400,
          body: { message: `${name} parameter is not a valid address. please check documentation` },
        }),
      );
    }
  });

  it('a message has at most 1,000 different recipients, over to, cc and bcc', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@x.example`);
    expect(read({ to: many(1_000), cc: 'P7@x.example' }).to).toHaveLength(1_000);
    expect(read({ to: many(1_000).join(',') }).to).toHaveLength(1_000);
    expect(() => read({ to: many(1_000), bcc: 'one@x.example' })).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe('what a message cannot be without', () => {
  it.each([
    [{ to: LEAST.to, text: 'x' }, 'from parameter is missing'],
    [{ from: '', to: LEAST.to, text: 'x' }, 'from parameter is missing'],
    [{ from: LEAST.from, text: 'x' }, 'to parameter is missing'],
    [{ from: LEAST.from, cc: LEAST.to, text: 'x' }, 'to parameter is missing'],
    [
      { from: LEAST.from, to: LEAST.to, text: '', subject: 'x' },
      "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified",
    ],
  ])('%j: %s', (form, message) => {
    expect(() => messageOfForm(fieldsOf(form))).toThrow(expect.objectContaining({ status: 400, body: { message } }));
  });

  it.each(['text', 'html', 'amp-html', 'template'])('%s is enough', (name) => {
    expect(messageOfForm(fieldsOf({ from: LEAST.from, to: LEAST.to, [name]: 'x' })).to).toHaveLength(1);
  });
});

describe('options', () => {
  it('tags: repeated, as a list, trimmed, each once; a comma belongs to the tag', () => {
    expect(read({ 'o:tag': ['a', ' b ', 'a', ''], 'o:tag[]': 'c,d', 'h:X-Mailgun-Tag': 'e' }).tags).toEqual([
      'a',
      'b',
      'c,d',
      'e',
    ]);
  });

  it('variables: of v: as the text that was sent, of X-Mailgun-Variables with their types; v: wins', () => {
    const { variables } = read({
      'v:id': '123',
      'v:data': '{"a":1}',
      'v:name': ['old', 'new'],
      'h:x-mailgun-variables': '{"id":1,"deep":{"a":[true]},"__proto__":{"x":1}}',
    });
    expect(JSON.parse(JSON.stringify(variables))).toEqual(
      JSON.parse('{"id":"123","deep":{"a":[true]},"__proto__":{"x":1},"data":"{\\"a\\":1}","name":"new"}'),
    );
  });

  it.each([
    [{}, false, true, true],
    [{ 'o:testmode': 'yes' }, true, true, true],
    [{ 'o:testmode': 'True' }, true, true, true],
    [{ 'o:testmode': 'no' }, false, true, true],
    [{ 'h:X-Mailgun-Drop-Message': 'yes' }, true, true, true],
    [{ 'o:tracking': 'no' }, false, false, false],
    [{ 'o:tracking': 'false', 'o:tracking-opens': 'yes' }, false, false, false],
    [{ 'o:tracking-opens': 'no' }, false, false, true],
    [{ 'o:tracking-clicks': 'no', 'o:tracking-opens': '' }, false, true, false],
    [{ 'o:tracking-clicks': 'htmlonly' }, false, true, true],
  ])('%j: test mode %s, opens %s, clicks %s', (form, testMode, opens, clicks) => {
    expect(read(form as Form)).toMatchObject({ testMode, tracking: { opens, clicks } });
  });

  it.each([
    ['<chosen@mg.example>', 'chosen@mg.example'],
    ['chosen@mg.example', 'chosen@mg.example'],
    ['', null],
  ])('h:Message-Id %j is the id %j', (given, messageId) => {
    expect(read({ 'h:message-ID': given }).messageId).toBe(messageId);
  });

  it('recipient-variables: by address in lower case', () => {
    const { recipientVariables } = read({ 'recipient-variables': '{"Ada@X.example":{"a":1},"bob@x.example":"odd"}' });
    expect(recipientVariables).toEqual(
      new Map([
        ['ada@x.example', { a: 1 }],
        ['bob@x.example', {}],
      ]),
    );
    expect(read({}).recipientVariables).toBeNull();
    expect(read({ 'recipient-variables': '{}' }).recipientVariables).toEqual(new Map());
  });

  it.each([
    [{ 'recipient-variables': '{' }, 'recipient-variables parameter is not a valid JSON'],
    [{ 'recipient-variables': '[]' }, 'recipient-variables parameter is not a valid JSON'],
    [{ 'h:X-Mailgun-Variables': 'x' }, 'h:X-Mailgun-Variables parameter is not a valid JSON'],
    [{ 'h:Message-Id': 'two words' }, 'h:Message-Id parameter is not a valid message id'],
    [{ 'o:testmode': 'perhaps' }, 'o:testmode parameter must be yes or no'],
    [{ 'o:tag': Array.from({ length: 11 }, (_, n) => `t${n}`) }, 'o:tag parameter: a message has at most 10 tags'],
    [{ 'o:tag': 't'.repeat(129) }, `o:tag parameter: '${'t'.repeat(128)}…' has more than 128 characters`],
    [{ 'v:x': 'x'.repeat(16_384) }, 'o:, h:, v: and t: parameters have more than 16 KB in total'],
  ])('%j is refused', (form, message) => {
    expect(() => read(form as Form)).toThrow(expect.objectContaining({ status: 400, body: { message } }));
  });
});

it('files are listed, and counted in the size as base64 is', () => {
  const fields = fieldsOf({ ...LEAST });
  const before = messageOfForm(fields).size;
  const file = { filename: 'bill.pdf', contentType: 'application/pdf', bytes: Buffer.alloc(1_000) };
  fields.addFile('attachment', file);
  fields.addFile('inline', { ...file, filename: 'logo.png', contentType: '' });
  const { attachments, size } = messageOfForm(fields);
  expect(attachments).toEqual([
    { filename: 'bill.pdf', 'content-type': 'application/pdf', size: 1_000 },
    { filename: 'logo.png', 'content-type': 'application/octet-stream', size: 1_000 },
  ]);
  expect(size - before).toBe(2_740);
});
