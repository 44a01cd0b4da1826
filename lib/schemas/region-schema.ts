import { z } from 'zod';
import { REGIONS } from './regions';

export const regionSchema = z.enum(REGIONS);
