/** Why one of our own URLs is no destination. */
export const NO_SUCH_BIN = 'There is no such bin: its 48 hours are over, or it was deleted.';
