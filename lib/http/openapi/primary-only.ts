const MARK = 'x-primary-only';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMarked = (value: unknown) => isObject(value) && value[MARK] === true;

/** A copy without what `leaveOut` names, a parent's `required` included, and without the marks themselves. */
function copy(value: unknown, leaveOut: (value: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.filter((item) => !leaveOut(item)).map((item) => copy(item, leaveOut));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, each]) => key !== MARK && !leaveOut(each));
  const kept = Object.fromEntries(entries.map(([key, each]) => [key, copy(each, leaveOut)]));
  const { properties } = value;
  if (isObject(properties) && Array.isArray(kept.required)) {
    kept.required = kept.required.filter((name) => typeof name !== 'string' || !leaveOut(properties[name]));
  }
  return kept;
}

/** A path all of whose operations were left out is not there either. */
function withoutEmptyPaths(document: Record<string, unknown>): Record<string, unknown> {
  const paths = Object.entries(isObject(document.paths) ? document.paths : {});
  return { ...document, paths: Object.fromEntries(paths.filter(([, item]) => Object.keys(item as object).length > 0)) };
}

/** The document for who must not know of what is marked: operations, properties and parameters are gone. */
export function forEverybody(document: object): Record<string, unknown> {
  return withoutEmptyPaths(copy(document, isMarked) as Record<string, unknown>);
}

/** The whole document; the marks themselves are nobody's business. */
export function forPrimaries(document: object): Record<string, unknown> {
  return copy(document, () => false) as Record<string, unknown>;
}
