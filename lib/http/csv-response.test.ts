import { expect, it, vi } from 'vitest';
import { csvResponse } from './csv-response';

const LONG = 60_000;

/** Lines without end, and what became of them. */
function endless() {
  const seen = { made: 0, returned: false };
  async function* lines(): AsyncGenerator<string> {
    try {
      for (;;) {
        seen.made += 1;
        yield `${seen.made}\r\n`;
      }
    } finally {
      seen.returned = true;
    }
  }
  return { seen, end: vi.fn(), lines: lines() };
}

it('a client that does not read for a while ends it, and the place is given back', async () => {
  const source = endless();
  const reader = csvResponse(source, 'x.csv', { idleMs: 30, totalMs: LONG }).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('1\r\n');
  await vi.waitFor(() => expect(source.end).toHaveBeenCalled());
  await expect(reader?.read()).rejects.toThrow('did not read');
  expect(source.seen).toEqual({ made: 2, returned: true });
});

it('a client that never reads at all, too', async () => {
  const source = endless();
  csvResponse(source, 'x.csv', { idleMs: 10, totalMs: LONG });
  await vi.waitFor(() => expect(source.end).toHaveBeenCalled());
  expect(source.seen.made).toBe(1);
});

it('a client that reads on and on ends with the whole time', async () => {
  const source = endless();
  const reader = csvResponse(source, 'x.csv', { idleMs: LONG, totalMs: 50 }).body?.getReader();
  const readAll = async () => {
    for (;;) {
      await reader?.read();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await expect(readAll()).rejects.toThrow('did not read');
  expect(source.end).toHaveBeenCalled();
  await vi.waitFor(() => expect(source.seen.returned).toBe(true));
});

it('while the lines are slow, nobody is blamed for not reading', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield 'a\r\n';
    await new Promise((resolve) => setTimeout(resolve, 120));
    yield 'b\r\n';
  }
  const end = vi.fn();
  expect(await csvResponse({ lines: lines(), end }, 'x.csv', { idleMs: 40, totalMs: LONG }).text()).toBe('a\r\nb\r\n');
  expect(end).toHaveBeenCalled();
});

it('lines that break break the transfer off', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield 'a\r\n';
    throw new Error('no database');
  }
  const end = vi.fn();
  await expect(csvResponse({ lines: lines(), end }, 'x.csv').text()).rejects.toThrow('no database');
  expect(end).toHaveBeenCalled();
});
