/** Korean: every message, written by people. */
import { app } from "#messages/ko/pages/app.ts";
import { asset } from "#messages/ko/shared/asset.ts";
import { directive } from "#messages/ko/shared/directive.ts";
import { label } from "#messages/ko/shared/label.ts";
import { list } from "#messages/ko/shared/list.ts";
import { match } from "#messages/ko/shared/match.ts";
import { report } from "#messages/ko/shared/report.ts";
import { rules } from "#messages/ko/shared/rules.ts";
import { time } from "#messages/ko/shared/time.ts";
import type { LanguageFile } from "#messages/language-file.ts";

export const language: LanguageFile = {
  tag: "ko",
  name: "한국어",
  machineMade: false,
  features: {
    app,
    asset,
    directive,
    label,
    list,
    match,
    report,
    rules,
    time,
  },
};
