/** Mark and name. */
export function Logo() {
  return (
    <span className="flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 32 32" className="size-6">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M9 23V9h8.2a5 5 0 0 1 0 10H9"
          fill="none"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-accent-ink"
        />
        <circle cx="23" cy="23" r="2.4" className="fill-accent-ink" />
      </svg>
      Postwire
    </span>
  );
}
