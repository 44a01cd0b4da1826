/**
 * One exchange of the contract: what a client puts on the wire, and what it must be answered, byte for byte. In all texts
 * `{{name}}` stands for a value: one that the test knows, or what an earlier answer had in its place.
 */
export interface Exchange {
  /** The sentence, recording or client that it replays. */
  is: string;
  /** `METHOD /path?query`. */
  send: string;
  /** An urlencoded body. */
  body?: string;
  /** The parts of a multipart body. */
  multipart?: readonly (readonly [string, string])[];
  /** A JSON body. */
  json?: string;
  headers?: Readonly<Record<string, string>>;
  status: number;
  /** The body without the newline that ends every JSON answer; '' when there is none. */
  answer: string;
  /** Where the answer is no JSON; with it, nothing follows the body. */
  contentType?: string;
}

/** Exchanges that follow each other on one account and one domain, `{{domain}}`. */
export type Story = readonly Exchange[];
