/** The headings of the sheet, in its order. */
export const SHORTCUT_GROUPS = ['Everywhere', 'Lists', 'Open drawer'] as const;

/** A key that does something on the page that is shown. */
export interface Shortcut {
  /** As `KeyboardEvent.key` names it: `j`, `?`, `ArrowLeft`. */
  keys: string;
  /** What it does, for the sheet: `Next row`. */
  label: string;
  group: (typeof SHORTCUT_GROUPS)[number];
  /** Works while a dialog is open, and only then. Others are silent behind a dialog. */
  inDialog?: boolean;
  /** Held down, it goes on. */
  repeats?: boolean;
}

interface Registered extends Shortcut {
  run: () => void;
}

// One list a tab: shortcuts belong to the document, as its listener does.
let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Registered[]) {
  registered = next;
  for (const listener of listeners) listener();
}

/** Makes a shortcut work until the returned function is called. Of two with the same key, the later one wins. */
export function registerShortcut(shortcut: Registered): () => void {
  change([...registered, shortcut]);
  return () => change(registered.filter((each) => each !== shortcut));
}

export function subscribeToShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentShortcuts(): readonly Shortcut[] {
  return registered;
}

/** What takes keys for itself: text, a list that is searched by typing, what arrows move within. */
const TAKES_KEYS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=menu], [role=listbox], [role=combobox], [role=tablist], [role=radiogroup], [role=slider]';
const OPEN_DIALOG = '[role=dialog][data-state=open], [role=alertdialog][data-state=open]';

/** The shortcut that a key press means: none while typing, with a modifier held, or within an open menu. */
export function shortcutFor(event: KeyboardEvent): Registered | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return undefined;
  const inDialog = document.querySelector(OPEN_DIALOG) !== null;
  // Caps lock is no modifier.
  const key = !event.shiftKey && event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return registered.findLast(
    (each) => each.keys === key && (each.inDialog ?? false) === inDialog && (each.repeats || !event.repeat),
  );
}
