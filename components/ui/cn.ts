import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names. Two that contradict each other are never joined: one stands where the other does not, or the primitive
 * that expects to be overruled says so with `weak:` (`weak:w-full` gives way to a caller's `w-40`).
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
