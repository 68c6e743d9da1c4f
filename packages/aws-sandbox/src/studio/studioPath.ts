/** Path below which the stand-in Studio lives. */
export const STUDIO_PATH = '/studio/';
