const CHOICES = [
  {
    missed: false,
    label: 'Failed deliveries',
    hint: 'Those that match the filters and were rejected, exhausted or canceled.',
  },
  {
    missed: true,
    label: 'Missed events',
    hint: 'Those that happened while the webhook was disabled or did not exist. They have no delivery at all.',
  },
];

/** What is to be recovered for the one webhook that the list is narrowed to. */
export function RecoverChoice({ missed, onChange }: { missed: boolean; onChange: (missed: boolean) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">What to recover</legend>
      {CHOICES.map((choice) => (
        <label
          key={choice.label}
          className="flex items-start gap-2.5 rounded-md border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="recover"
            className="mt-1 size-4 accent-accent"
            checked={missed === choice.missed}
            onChange={() => onChange(choice.missed)}
          />
          <span className="min-w-0">
            <span className="block font-medium">{choice.label}</span>
            <span className="block text-sm text-ink-2">{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
