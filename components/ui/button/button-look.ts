const VARIANTS = {
  primary: 'border-transparent bg-accent text-accent-ink not-disabled:hover:bg-accent-hover',
  secondary: 'border-line bg-surface text-ink shadow-xs not-disabled:hover:bg-hover',
  ghost: 'border-transparent weak:text-ink-2 not-disabled:hover:bg-hover not-disabled:hover:text-ink',
  danger: 'border-transparent bg-danger-solid text-white not-disabled:hover:brightness-90',
  dangerGhost: 'border-line bg-surface text-danger not-disabled:hover:bg-danger-soft',
};
const SIZES = {
  md: 'h-9 px-3 text-base',
  sm: 'h-8 px-2.5 weak:text-sm',
  xs: 'h-7 px-1.5 text-sm',
  icon: 'size-8',
  iconXs: 'size-7',
};

export interface ButtonLook {
  variant?: keyof typeof VARIANTS | undefined;
  size?: keyof typeof SIZES | undefined;
}

/** What a button looks like, for what is none: a link, or the one button of a page that must be small. */
export function buttonLook({ variant = 'secondary', size = 'md' }: ButtonLook = {}): string {
  return `inline-flex weak:shrink-0 items-center justify-center gap-1.5 weak:rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-not-allowed aria-busy:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0 ${VARIANTS[variant]} ${SIZES[size]}`;
}
