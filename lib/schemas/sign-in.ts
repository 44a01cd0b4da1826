// What next-auth is told of a sign-in that is not refused for its password: it hands the words on to the browser.

/** It broke. Not why: the browser gets to see it. */
export const SIGN_IN_BROKE = 'Unavailable';

/** It was not looked at: too many tries have failed, and the next one may come in so many seconds. */
export function signInThrottled(waitS: number): string {
  return `Throttled-${waitS}`;
}

/** The seconds that such an error tells, also within an address that holds it; null for any other. */
export function throttledSeconds(text: string): number | null {
  const told = /(?:^|[?&]error=)Throttled-(\d{1,6})(?:$|[&"])/.exec(text)?.[1];
  return told === undefined ? null : Number(told);
}
