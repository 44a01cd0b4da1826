import { z } from 'zod';
import { EVENT_TYPES } from './event-types';

export const eventTypeSchema = z.enum(EVENT_TYPES).meta({ id: 'EventType' });
