import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { cn } from './cn';

type Props = Record<string, unknown>;

/** Both, the child's own first. */
function both(own: unknown, given: unknown) {
  return (...values: unknown[]) => {
    if (typeof own === 'function') own(...values);
    if (typeof given === 'function') given(...values);
  };
}

/** What the child is given joins what it has: handlers run one after the other, classes add up, else its own stands. */
export function joinProps(own: Props, given: Props): Props {
  const joined: Props = { ...given, ...own };
  for (const [name, value] of Object.entries(given)) {
    if (/^on[A-Z]/.test(name) && own[name] !== undefined) joined[name] = both(own[name], value);
  }
  if (given.className !== undefined) joined.className = cn(given.className as string, own.className as string);
  return joined;
}

/** Its only child, with these properties as well. */
export function Slot({ children, ...given }: { children?: ReactNode } & Props) {
  if (!isValidElement(children)) return null;
  const child = children as ReactElement<Props>;
  return cloneElement(child, joinProps(child.props, given));
}
