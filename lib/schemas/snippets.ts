import { z } from 'zod';

/** Languages in which there is a receiver to copy. */
export const SNIPPET_LANGUAGES = ['node', 'python', 'php', 'go', 'ruby'] as const;
export const snippetLanguageSchema = z.enum(SNIPPET_LANGUAGES);
export type SnippetLanguage = z.infer<typeof snippetLanguageSchema>;

export const SNIPPET_LANGUAGE_LABELS: Record<SnippetLanguage, string> = {
  node: 'Node',
  python: 'Python',
  php: 'PHP',
  go: 'Go',
  ruby: 'Ruby',
};

/** `GET /api/signing-key/snippets?language=&reveal=`. */
export const snippetQuerySchema = z.strictObject({
  language: snippetLanguageSchema,
  reveal: z.stringbool().default(false),
});

/** A receiver to copy. With `reveal` it holds the key and a sample that is signed with it; without, dots and no sample. */
export const snippetSchema = z
  .object({
    language: snippetLanguageSchema,
    /** What to save it as. */
    filename: z.string(),
    /** The command that checks the sample. */
    checkCommand: z.string(),
    /** The command that receives webhooks on a port. */
    serveCommand: z.string(),
    code: z.string(),
    revealed: z.boolean(),
  })
  .meta({ id: 'ReceiverSnippet' });
export type Snippet = z.infer<typeof snippetSchema>;
