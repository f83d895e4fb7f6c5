/** English: the reference. Its files give the keys of every message and the names of the values that each needs. */
import { app } from "#messages/en/pages/app.ts";
import { asset } from "#messages/en/shared/asset.ts";
import { directive } from "#messages/en/shared/directive.ts";
import { label } from "#messages/en/shared/label.ts";
import { list } from "#messages/en/shared/list.ts";
import { match } from "#messages/en/shared/match.ts";
import { report } from "#messages/en/shared/report.ts";
import { rules } from "#messages/en/shared/rules.ts";
import { time } from "#messages/en/shared/time.ts";

/** Every feature; one line a feature. */
export const features = {
  app,
  asset,
  directive,
  label,
  list,
  match,
  report,
  rules,
  time,
} as const;

export const language = { tag: "en", name: "English", machineMade: false, features } as const;
