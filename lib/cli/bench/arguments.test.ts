import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from './arguments';

const KNOWN = ['drain', 'kill'];

describe('the arguments of npm run bench', () => {
  it('mean everything, three times, when there are none', () => {
    const everything = { names: [], runs: 3, short: false, json: null, markdown: null };
    expect(parseBenchArguments([], KNOWN)).toEqual(everything);
    expect(parseBenchArguments(['all'], KNOWN)).toEqual(everything);
  });

  it('name experiments, how often, and where the result goes', () => {
    expect(parseBenchArguments(['kill', 'drain', '--runs', '5', '--short', '--json', 'a.json'], KNOWN)).toEqual({
      names: ['kill', 'drain'],
      runs: 5,
      short: true,
      json: 'a.json',
      markdown: null,
    });
  });

  it.each([
    [['speed'], 'There is no experiment speed.'],
    [['--fast'], "Unknown option '--fast'"],
    [['--runs', '0'], '--runs takes a number from 1 to 50.'],
    [['--runs', 'x'], '--runs takes a number from 1 to 50.'],
  ])('%j is refused with what there is', (argv, problem) => {
    expect(() => parseBenchArguments(argv, KNOWN)).toThrow(problem);
    expect(() => parseBenchArguments(argv, KNOWN)).toThrow('Experiments: drain kill');
  });
});
