import { OUTCOMES } from './outcomes';

/** The stripes of the outcomes that are no success; once on a page, referred to by `fillOf`. */
export function OutcomePatterns() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        {OUTCOMES.map(
          ({ key, color, pattern }) =>
            pattern && (
              <pattern
                key={key}
                id={pattern}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform={key === 'rejected' ? 'rotate(45)' : 'rotate(-45)'}
              >
                <rect width="5" height="5" fill={color} opacity="0.45" />
                <rect width="2.5" height="5" fill={color} />
              </pattern>
            ),
        )}
      </defs>
    </svg>
  );
}
