const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long Studio takes for what it does, in AWS time; AWS publishes none of these. */
export const DURATIONS = {
  domain: { create: 6 * MINUTE, update: 30 * SECOND, delete: 3 * MINUTE },
  userProfile: {
    create: 20 * SECOND,
    update: 10 * SECOND,
    delete: 20 * SECOND,
  },
  space: { create: 10 * SECOND, update: 10 * SECOND, delete: 20 * SECOND },
  // Twenty minutes have been seen for a deletion; the fault `slow` makes it so.
  app: { create: 2 * MINUTE, delete: 90 * SECOND, forget: 24 * 60 * MINUTE },
};
