import { expect, it } from 'vitest';
import { loggedError, loggedMessage } from './logged-error';

const SECRET = 'ada@customer.example';
/** As pg reports it. */
const violation = () =>
  Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    severity: 'ERROR',
    code: '23505',
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `unnamed portal with parameters: $1 = '${SECRET}'`,
    internalQuery: `select '${SECRET}'`,
    hint: SECRET,
    table: 'users',
    constraint: 'users_email_key',
  });

it('an error of the database says what broke and where, and quotes no row and no parameter', () => {
  const logged = loggedError(violation());
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'duplicate key value violates unique constraint "users_email_key"',
    code: '23505',
    table: 'users',
    constraint: 'users_email_key',
    stack: expect.stringContaining('logged-error.test'),
  });
  expect(JSON.stringify(logged)).not.toContain(SECRET);
});

it('nor does what it was caused by, however deep, and whatever hangs on it', () => {
  const inner = Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), { meta: { SECRET } });
  const logged = loggedError(new Error('It failed.', { cause: new Error('Inside.', { cause: inner }) }));
  expect(logged.cause?.cause).toMatchObject({ message: 'invalid input syntax for type uuid: "…"' });
  expect(JSON.stringify(logged)).not.toContain(SECRET);
});

it('a cause that is its own ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(loggedError(error)).match(/"round"/g)).toHaveLength(6);
});

it.each([
  [`invalid input syntax for type uuid: "${SECRET}"`, 'invalid input syntax for type uuid: "…"'],
  [`value "${SECRET}" is out of range for type integer`, 'value "…" is out of range for type integer'],
  [`invalid input syntax for type json: "a "${SECRET}" b"`, 'invalid input syntax for type json: "…"'],
  [
    `Raw query failed. Message: \`invalid input value for enum x: "${SECRET}"\``,
    'Raw query failed. Message: `invalid input value for enum x: "…"`',
  ],
  ['relation "users" does not exist', 'relation "users" does not exist'],
  ['null value in column "email" of relation "users"', 'null value in column "email" of relation "users"'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
])('%s is logged as %s', (message, expected) => {
  expect(loggedMessage(message)).toBe(expected);
});

it.each([[SECRET], [{ secret: SECRET }], [undefined]])('what is no error is not quoted', (thrown) => {
  expect(JSON.stringify(loggedError(thrown))).not.toContain(SECRET);
});
