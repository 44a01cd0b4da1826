import { Button } from '@/components/ui/button/button';
import { Alert } from '@/components/ui/states/alert';
import { ApiError, errorMessage } from '@/lib/client/api-error';

/** What was refused for good is not worth asking for again as it stands. */
const isFinal = (error: unknown) => error instanceof ApiError && [400, 403, 404].includes(error.status);

/** `statusCode` as people say it. */
const asWords = (name: string) =>
  `${name[0]?.toUpperCase()}${name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;

/** Something could not be loaded: why, and a way to try again where that can help. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const fields = error instanceof ApiError ? Object.entries(error.fields) : [];
  return (
    <Alert
      tone="danger"
      title="This could not be loaded"
      className="m-4"
      action={
        !isFinal(error) && (
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {fields.length === 0 && errorMessage(error)}
      {/* Of filters that an address brought along. */}
      {fields.map(([name, text]) => (
        <p key={name}>
          <span className="font-medium">{asWords(name)}</span>: {text}
        </p>
      ))}
    </Alert>
  );
}
