/** What a receiver's text is filled with. */
export interface ReceiverInput {
  /** The signing key, or dots in its place. */
  key: string;
  /** A request as it is sent, signed with the key; null while the key is hidden. */
  sample: ReceiverSample | null;
}

export interface ReceiverSample {
  /** Lower-case names; of these only the Standard Webhooks ones are used. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The parts of a sample, empty while there is none. */
export function sampleParts(sample: ReceiverSample | null) {
  const header = (name: string) => sample?.headers[name] ?? '';
  return {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
    body: sample?.body ?? '',
  };
}

/** A text literal in double quotes that JavaScript, Python and Go read alike. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text);
}

/** A text literal in single quotes that PHP and Ruby read alike: nothing in it is replaced. */
export function singleQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
