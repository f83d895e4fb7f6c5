/** English: the reference. Its files give the keys of every message and the names of the values that each needs. */
import { app } from "#messages/en/pages/app.ts";
import { time } from "#messages/en/shared/time.ts";

/** Every feature; one line a feature. */
export const features = {
  app,
  time,
} as const;

export const language = { tag: "en", name: "English", machineMade: false, features } as const;
