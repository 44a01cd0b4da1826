interface SentRequest {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
  body: string;
  /** Bytes that are no text come as base64. */
  bodyEncoding?: 'utf8' | 'base64';
}

/** What curl makes itself, or what belongs to one connection. */
const OWN = [
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'te',
];
/** A value that was not kept must not be sent as if it were one. */
const MASKED = /(^|\s)\*\*\*$/;

/** Within single quotes a POSIX shell takes everything as it is, but for the quote itself. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A shell command that sends a request again, byte for byte but for what is masked. Everything that a stranger chose is quoted, and
 * nothing of it is read as a file or a pattern (`--data-raw`, `--globoff`).
 */
export function curlCommand({ method, url, headers, body, bodyEncoding = 'utf8' }: SentRequest): string {
  const kept = headers.filter(({ name, value }) => !OWN.includes(name.toLowerCase()) && !MASKED.test(value));
  const head = method === 'HEAD' ? '--head' : `--request ${quoted(method)}`;
  const parts = [
    `curl --globoff --path-as-is ${head} ${quoted(url)}`,
    ...kept.map(({ name, value }) => `--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
  ];
  // A type that was not sent: curl would add a form's.
  const typed = kept.some(({ name }) => name.toLowerCase() === 'content-type');
  if (body !== '' && !typed) parts.push(`--header 'Content-Type:'`);
  const binary = body !== '' && bodyEncoding === 'base64';
  if (binary) parts.push('--data-binary @-');
  else if (body !== '') parts.push(`--data-raw ${quoted(body)}`);
  const command = parts.join(' \\\n  ');
  return binary ? `printf %s ${quoted(body)} | base64 --decode | ${command}` : command;
}
