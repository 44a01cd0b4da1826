import { expect, test } from 'vitest';
import { passwordProblem } from './password-rule';

const email = 'alexandra.admin@acme.example';

test.each([
  ['too short', 'ninechars', /at least 10/],
  ['counted by characters, not by bytes', '😀😀😀😀😀😀😀😀😀', /at least 10/],
  ['too long to be typed at sign-in', 'ab1'.repeat(100), /at most 200/],
  ['the email address, whatever the case', 'Alexandra.Admin@Acme.example', /email/],
  ['the part of it before the @', 'alexandra.admin', /email/],
  ['one character over and over', 'aaaaaaaaaaaa', /guess/],
])('a password may not be %s', (_, password, problem) => {
  expect(passwordProblem(password, { email })).toMatch(problem);
});

test.each(['correct horse battery', 'zehn Zeichen', 'påssörd-im-Flur'])('a password may be %j', (password) => {
  expect(passwordProblem(password, { email })).toBeNull();
});
