import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/**
 * A component whose code comes when it is first shown, with `meanwhile` in its place until then. Code that could not be
 * fetched is asked for again the next time. (`next/dynamic` does as much, but is as big as what it would keep away here.)
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode = null) {
  const fetched = (): ComponentType<Props> =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        Part = fetched();
        throw error;
      }
    }) as unknown as ComponentType<Props>;
  let Part: ComponentType<Props> = fetched();
  return function Lazily(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Fetches what a button opens when the pointer or the focus comes to it. What fails is fetched again by whoever opens it. */
export function firstSign(load: () => Promise<unknown>) {
  const start = () => void load().catch(() => {});
  return { onPointerEnter: start, onFocus: start };
}
