import { describe, expect, it } from 'vitest';
import { type MessageContent, mailboxText } from './message-content';
import { firstLink, linkCandidates, NO_LINK } from './message-link';
import { fillPlaceholders } from './message-placeholders';
import { messageViews } from './message-views';

const ada = { address: 'Ada@x.example', name: 'Ada King Lovelace' };
const bob = { address: 'bob@x.example', name: '' };
const message = (over: Partial<MessageContent> = {}): MessageContent => ({
  from: { address: 'orders@mg.example.org', name: '' },
  messageId: null,
  to: [ada, bob],
  others: [],
  toHeader: null,
  subject: 'Hello %recipient.name%',
  html: '',
  text: 'See https://x.example/%recipient.id%.',
  size: 1,
  attachments: [],
  tags: [],
  variables: { id: '%recipient.id%', fixed: 'x', parsed: { id: '%recipient.id%' } },
  testMode: false,
  tracking: { opens: true, clicks: true },
  recipientVariables: null,
  ...over,
});

describe('a mailbox as text', () => {
  it.each([
    ['', 'a@x.example'],
    ['Ada Lovelace', 'Ada Lovelace <a@x.example>'],
    ['Jürgen', 'Jürgen <a@x.example>'],
    ['Doe, Jane', '"Doe, Jane" <a@x.example>'],
    ['The "Boss" \\o/', '"The \\"Boss\\" \\\\o/" <a@x.example>'],
  ])('%j: %s', (name, text) => expect(mailboxText({ name, address: 'a@x.example' })).toBe(text));
});

describe('placeholders', () => {
  const variables = { name: 'Ada', id: 7, list: ['a'], empty: null, '__proto__.x': 'y' };
  it.each([
    ['%recipient.name%, %recipient.name%', 'Ada, Ada'],
    ['%recipient.id% %recipient.list% [%recipient.empty%]', '7 ["a"] []'],
    ['%recipient.unknown% %recipient.toString%', '%recipient.unknown% %recipient.toString%'],
    ['%recipient%', 'Ada King Lovelace <Ada@x.example>'],
    ['%recipient_email%', 'Ada@x.example'],
    ['%recipient_name%: %recipient_fname% / %recipient_lname%', 'Ada King Lovelace: Ada / King Lovelace'],
    ['100% of %recipients% 100%', '100% of %recipients% 100%'],
  ])('%s: %s', (text, filled) => expect(fillPlaceholders(text, { mailbox: ada, variables })).toBe(filled));

  it('may not make a field of any length', () => {
    const long = { mailbox: bob, variables: { x: 'y'.repeat(1_000) } };
    expect(fillPlaceholders('%recipient.x%'.repeat(16), long)).toHaveLength(16_000);
    expect(() => fillPlaceholders('%recipient.x%'.repeat(17), long)).toThrow(/16,384 characters for bob@x.example/);
  });
});

describe('the first link', () => {
  it.each([
    ['', '', NO_LINK],
    ['<a href="mailto:a@b.c"><a href=\'https://b.example/x\'>', 'https://t.example', 'https://b.example/x'],
    ['<A HREF=http://b.example/y>', '', 'http://b.example/y'],
    ['<a href="https://b.example/?a=1&amp;b=&quot;">', '', 'https://b.example/?a=1&b="'],
    ['<p>Go to https://b.example/p.</p>', 'https://t.example', 'https://b.example/p'],
    ['', 'Go (https://t.example/a?b=c), now', 'https://t.example/a?b=c'],
    ['<a href="javascript:alert(1)">', 'ftp://x.example', NO_LINK],
    ['<a href="#there">', 'https://', NO_LINK],
  ])('of %j and %j is %s', (html, text, link) => {
    expect(firstLink(linkCandidates({ html, text }), (candidate) => candidate)).toBe(link);
  });
});

describe('without recipient-variables', () => {
  it('all get the same message, whose To names every to and no cc or bcc', () => {
    const views = messageViews(message({ others: [{ address: 'cc@x.example', name: 'Cc' }] }));
    expect(views.map((view) => view.recipient)).toEqual(['Ada@x.example', 'bob@x.example', 'cc@x.example']);
    for (const view of views) {
      expect(view).toMatchObject({
        to: 'Ada King Lovelace <Ada@x.example>, bob@x.example',
        subject: 'Hello %recipient.name%',
        variables: { id: '%recipient.id%' },
        url: 'https://x.example/%recipient.id%',
      });
    }
  });

  it('a To of its own is shown as it is', () => {
    expect(messageViews(message({ toHeader: 'Friends <all@x.example>' }))[0]?.to).toBe('Friends <all@x.example>');
  });

  it('a long To ends with a whole address', () => {
    const to = Array.from({ length: 1_000 }, (_, index) => ({ address: `person${index}@x.example`, name: '' }));
    const shown = messageViews(message({ to }))[999]?.to ?? '';
    expect(shown.length).toBeLessThanOrEqual(2_000);
    expect(shown).toMatch(/^person0@x\.example, .*, person\d+@x\.example$/);
  });
});

describe('with recipient-variables', () => {
  const recipientVariables = new Map([['ada@x.example', { name: 'Ada', id: 1 }]]);

  it('each to gets its own message, filled in, that names nobody else', () => {
    const [first, second] = messageViews(message({ recipientVariables }));
    expect(first).toEqual({
      recipient: 'Ada@x.example',
      to: 'Ada King Lovelace <Ada@x.example>',
      subject: 'Hello Ada',
      variables: { id: '1', fixed: 'x', parsed: { id: '%recipient.id%' } },
      url: 'https://x.example/1',
    });
    expect(second).toMatchObject({ to: 'bob@x.example', subject: 'Hello %recipient.name%' });
  });

  it('cc and bcc get the message of the first to', () => {
    const others = [{ address: 'cc@x.example', name: '' }];
    expect(messageViews(message({ recipientVariables, others }))[2]).toMatchObject({
      recipient: 'cc@x.example',
      to: 'Ada King Lovelace <Ada@x.example>',
      subject: 'Hello Ada',
    });
  });

  it('variables may not grow without end', () => {
    const variables = { a: '%recipient.x%', b: '%recipient.x%' };
    const long = new Map([['bob@x.example', { x: 'y'.repeat(9_000) }]]);
    expect(() => messageViews(message({ variables, recipientVariables: long }))).toThrow(/bob@x.example too long/);
  });
});

it('an address counts once, whatever its case, over to, cc and bcc', () => {
  const others = [{ address: 'ADA@X.example', name: '' }, { address: 'cc@x.example', name: '' }, bob];
  const views = messageViews(message({ to: [ada, bob, { address: 'BOB@x.example', name: 'B' }], others }));
  expect(views.map((view) => view.recipient)).toEqual(['Ada@x.example', 'bob@x.example', 'cc@x.example']);
});

it('headers are shown as one line without half characters', () => {
  const [view] = messageViews(message({ subject: `a\r\n b${'x'.repeat(1_994)}😀` }));
  expect(view?.subject).toMatch(/^a {2}bx{1994}$/);
});
