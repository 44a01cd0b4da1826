import { ApiError, errorMessage } from './api-error';

/**
 * Splits a refusal into what belongs to a field of the form (`eventTypes[2]` belongs to `eventTypes`)
 * and the message for the form as a whole, which is there when some of it belongs to none.
 */
export function formError<Name extends string>(error: unknown, names: readonly Name[]) {
  const fields: { name: Name; text: string }[] = [];
  let unplaced = true;
  if (error instanceof ApiError) {
    const paths = Object.entries(error.fields);
    for (const [path, text] of paths) {
      const name = names.find((each) => each === path.split(/[.[]/)[0]);
      if (name && !fields.some((field) => field.name === name)) fields.push({ name, text });
    }
    unplaced = fields.length === 0;
  }
  return { fields, message: unplaced ? errorMessage(error) : null };
}
