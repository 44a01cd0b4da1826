import type { Snippet, SnippetLanguage } from '@/lib/schemas/snippets';
import { goReceiver } from './go';
import { nodeReceiver } from './node';
import { phpReceiver } from './php';
import { pythonReceiver } from './python';
import type { ReceiverInput } from './receiver-input';
import { rubyReceiver } from './ruby';

interface Language {
  write: (input: ReceiverInput) => string;
  filename: string;
  checkCommand: string;
  serveCommand: string;
}

const LANGUAGES: Record<SnippetLanguage, Language> = {
  node: {
    write: nodeReceiver,
    filename: 'receiver.mjs',
    checkCommand: 'node receiver.mjs',
    serveCommand: 'node receiver.mjs 8080',
  },
  python: {
    write: pythonReceiver,
    filename: 'receiver.py',
    checkCommand: 'python3 receiver.py',
    serveCommand: 'python3 receiver.py 8080',
  },
  php: {
    write: phpReceiver,
    filename: 'receiver.php',
    checkCommand: 'php receiver.php',
    serveCommand: 'php -S 127.0.0.1:8080 receiver.php',
  },
  go: {
    write: goReceiver,
    filename: 'receiver.go',
    checkCommand: 'go run receiver.go',
    serveCommand: 'go run receiver.go 8080',
  },
  ruby: {
    write: rubyReceiver,
    filename: 'receiver.rb',
    checkCommand: 'ruby receiver.rb',
    serveCommand: 'puma -p 8080 config.ru',
  },
};

/**
 * A receiver in a language, ready to be saved and run: it verifies Mailgun's signature and the Standard Webhooks headers
 * (MAILGUN 2; PRODUCT 2), and prints `valid` for each when its sample is one that was signed with its key.
 */
export function receiverSnippet(language: SnippetLanguage, input: ReceiverInput): Omit<Snippet, 'revealed'> {
  const { write, ...rest } = LANGUAGES[language];
  return { language, ...rest, code: write(input) };
}
