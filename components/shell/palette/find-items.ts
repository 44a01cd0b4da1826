interface Findable {
  label: string;
  detail?: string;
  words?: string;
}

/** How well an item fits all words of the search: its label's begin, a word's begin, anywhere. 0 = not at all. */
function rankOf({ label, detail = '', words = '' }: Findable, search: readonly string[]): number {
  const name = label.toLowerCase();
  const all = `${name} ${detail} ${words}`.toLowerCase();
  let least = 4;
  for (const word of search) {
    const rank = name.startsWith(word)
      ? 4
      : name.includes(` ${word}`)
        ? 3
        : name.includes(word)
          ? 2
          : all.includes(word)
            ? 1
            : 0;
    if (rank === 0) return 0;
    least = Math.min(least, rank);
  }
  return least;
}

/** The items in which every word of `search` occurs, the best first; all of them, as they stand, for an empty search. */
export function findItems<Item extends Findable>(
  items: readonly Item[],
  search: string,
  most = Number.POSITIVE_INFINITY,
): Item[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return items
    .map((item) => ({ item, rank: rankOf(item, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ item }) => item);
}
