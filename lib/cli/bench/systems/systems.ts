import { postwire } from './postwire';
import type { System } from './system';

/** The product first, then what people would take instead. */
export const SYSTEMS: System[] = [postwire];
