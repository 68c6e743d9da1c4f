import { z } from 'zod';
import { KNOWN_REGIONS } from './regions';

/** A region of one of the known partitions. */
export const region = () =>
  z.enum(KNOWN_REGIONS as [string, ...string[]], {
    error: 'must be an AWS region, such as eu-west-1',
  });
