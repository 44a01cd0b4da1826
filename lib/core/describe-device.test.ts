import { expect, test } from 'vitest';
import { describeDevice } from './describe-device';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['Chrome 143 on macOS', `${MAC}/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36`],
  ['Chrome 143 on Windows', `${WINDOWS} Chrome/143.0.0.0 Safari/537.36`],
  ['Edge 143 on Windows', `${WINDOWS} Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0`],
  ['Opera 120 on Windows', `${WINDOWS} Chrome/135.0.0.0 Safari/537.36 OPR/120.0.0.0`],
  ['Safari 26 on macOS', `${MAC}/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`],
  ['Firefox 140 on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'Safari 18 on iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
  [
    'Chrome 143 on Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36',
  ],
  ['Chrome 143 on Linux', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/143.0.0.0 Safari/537.36'],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['A browser on Windows', 'Mozilla/5.0 (Windows NT 10.0)'],
  ['Unknown device', ''],
  ['Unknown device', '<script>alert(1)</script>'],
])('a session is shown as %s', (words, userAgent) => {
  expect(describeDevice(userAgent)).toBe(words);
});
