/** A query parameter of a page's address. Its text is `null` where there is none; `fallback` stands for that and for nonsense. */
export interface AddressParameter<T> {
  read(text: string): T | null;
  write(value: NonNullable<T>): string;
  fallback: T;
}
/** The parameters of a page by their names; always the same object, made beside the component. */
export type AddressParameters = Readonly<Record<string, AddressParameter<unknown>>>;
export type AddressState<P extends AddressParameters> = { [Name in keyof P]: P[Name]['fallback'] };
export type AddressChanges<P extends AddressParameters> = {
  [Name in keyof P]?: AddressState<P>[Name] | null | undefined;
};

export const text: AddressParameter<string | null> = { read: (each) => each, write: (each) => each, fallback: null };

/** `true` or not there. */
export const flag: AddressParameter<boolean> = { read: (each) => each === 'true', write: String, fallback: false };

/** Digits only. */
export const wholeNumber: AddressParameter<number | null> = {
  read: (each) => (/^\d{1,9}$/.test(each) ? Number(each) : null),
  write: String,
  fallback: null,
};

export const moment: AddressParameter<Date | null> = {
  read: (each) => (Number.isNaN(Date.parse(each)) ? null : new Date(each)),
  write: (each) => each.toISOString(),
  fallback: null,
};

/** One of a few words. */
export function oneOf<const T extends string>(words: readonly T[]): AddressParameter<T | null> {
  return { read: (each) => words.find((word) => word === each) ?? null, write: (each) => each, fallback: null };
}

/** The same with a value of its own for an address that has none; that value is never written. */
export function orElse<T>(
  parameter: AddressParameter<T | null>,
  fallback: NonNullable<T>,
): AddressParameter<NonNullable<T>> {
  return { ...parameter, fallback } as AddressParameter<NonNullable<T>>;
}

/** What an address says. Pure: the page on the server reads it as the screen does in the browser. */
export function readAddress<P extends AddressParameters>(parameters: P, query: URLSearchParams): AddressState<P> {
  const values = Object.entries(parameters).map(([name, { read, fallback }]) => {
    const given = query.get(name);
    return [name, (given === null ? null : read(given)) ?? fallback];
  });
  return Object.fromEntries(values) as AddressState<P>;
}

/**
 * The query with some of its parameters changed; what is null or its fallback is left out of it, what is not named stays.
 * `changes` null: none of these parameters is set any more.
 */
export function changeAddress<P extends AddressParameters>(
  parameters: P,
  query: URLSearchParams,
  changes: AddressChanges<P> | null,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, { write, fallback }] of Object.entries(parameters)) {
    const value = changes === null ? null : changes[name];
    if (value === undefined) continue;
    const written = (each: unknown) => (each === null ? null : write(each as NonNullable<unknown>));
    const given = written(value);
    if (given === null || given === written(fallback)) next.delete(name);
    else next.set(name, given);
  }
  return next;
}

/** `?search=ada@example.com`, or nothing: what need not be escaped stays readable. */
export function queryText(query: URLSearchParams): string {
  const readable = query.toString().replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent);
  return readable && `?${readable}`;
}
