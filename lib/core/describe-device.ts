/** Each is the first that fits: a browser names others that it is compatible with, and itself before or after them. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?(?:iOS)?\/(\d+)/, 'Edge'],
  [/\b(?:OPR|OPiOS)\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\bVivaldi\/(\d+)/, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];
const MAX_LENGTH = 40;

/**
 * A browser's `User-Agent` in words: `Chrome 143 on macOS`. What is no browser's is shown by its first product (`curl/8.5.0`),
 * and as `Unknown device` when there is none. For people to tell their sessions apart; nothing is decided by it.
 */
export function describeDevice(userAgent: string): string {
  const browser = BROWSERS.map(([pattern, name]) => ({ name, version: pattern.exec(userAgent)?.[1] })).find(
    ({ version }) => version !== undefined,
  );
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (browser) return `${browser.name} ${browser.version}${system ? ` on ${system}` : ''}`;
  const product = /^[\w.+-]+\/[\w.+-]+/.exec(userAgent)?.[0];
  if (product && !product.startsWith('Mozilla/')) return product.slice(0, MAX_LENGTH);
  return system ? `A browser on ${system}` : 'Unknown device';
}
