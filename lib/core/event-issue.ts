/** Something wrong with one value of an event; `path` is like `message.headers.to` or `tags[2]`, '' for the whole. */
export interface EventIssue {
  path: string;
  message: string;
}
