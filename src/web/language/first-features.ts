/** The messages that the shell and the public pages need: they are loaded before anything is shown, all others with the first page that says them. */
import type { Feature } from "#messages/keys.ts";

/** Features of the first load. */
export const firstFeatures = [
  "app",
  "checkPage",
  "coverage",
  "directiveGap",
  "list",
  "match",
  "notCompared",
  "problem",
  "remaining",
  "remark",
  "signIn",
  "time",
  "translation",
  "ui",
  "urgency",
] as const satisfies readonly Feature[];

/** A feature that every page can count on. */
export type FirstFeature = (typeof firstFeatures)[number];
