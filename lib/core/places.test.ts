import { expect, it } from 'vitest';
import { Places } from './places';

it('a key has so many and no more, another key has its own', () => {
  const places = new Places(2, 10);
  const [first] = [places.take('a'), places.take('a')];
  expect(places.take('a')).toBeNull();
  expect(places.take('b')).not.toBeNull();
  first?.();
  expect(places.take('a')).not.toBeNull();
});

it('a place that is given back twice is one place', () => {
  const places = new Places(2, 10);
  const [first] = [places.take('a'), places.take('a')];
  first?.();
  first?.();
  expect(places.take('a')).not.toBeNull();
  expect(places.take('a')).toBeNull();
});

it('all keys together have no more than there are', () => {
  const places = new Places(5, 3);
  const taken = ['a', 'b', 'c'].map((key) => places.take(key));
  expect(places.take('d')).toBeNull();
  taken[1]?.();
  expect(places.take('d')).not.toBeNull();
  expect(places.take('e')).toBeNull();
});
