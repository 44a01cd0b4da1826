import { AppError } from './app-error';
import { type Mailbox, mailboxText } from './message-content';

/** What a field may become when its placeholders are filled in, in characters. */
const MAX_FILLED = 16_384;
const PLACEHOLDER = /%recipient(?:\.([^%\s]{1,128})|_(email|name|fname|lname))?%/g;

/** The values of one recipient. */
export interface Placeholders {
  mailbox: Mailbox;
  variables: Record<string, unknown>;
}

function replacementOf({ mailbox, variables }: Placeholders, variable: string | undefined, part: string | undefined) {
  if (variable !== undefined) {
    if (!Object.hasOwn(variables, variable)) return null;
    const value = variables[variable] ?? '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
  const [first = '', ...rest] = mailbox.name.split(/\s+/);
  if (part === 'email') return mailbox.address;
  if (part === 'name') return mailbox.name;
  if (part === 'fname') return first;
  return part === 'lname' ? rest.join(' ') : mailboxText(mailbox);
}

/**
 * `%recipient.name%` out of recipient-variables, `%recipient%`, `%recipient_email%`, `%recipient_name%`, `%recipient_fname%`
 * and `%recipient_lname%` filled in for one recipient; a variable that it does not have stays as it is written.
 * Throws `invalid_request` when the text becomes absurdly long: few placeholders can ask for very much.
 */
export function fillPlaceholders(text: string, recipient: Placeholders): string {
  let length = text.length;
  return text.replace(PLACEHOLDER, (written, variable?: string, part?: string) => {
    const value = replacementOf(recipient, variable, part) ?? written;
    length += value.length - written.length;
    if (length > MAX_FILLED) {
      throw new AppError(
        'invalid_request',
        `recipient-variables make a field longer than ${MAX_FILLED.toLocaleString('en')} characters for ${recipient.mailbox.address}`,
      );
    }
    return value;
  });
}
