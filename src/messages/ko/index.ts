/** Korean: every message, written by people. */
import { app } from "#messages/ko/pages/app.ts";
import { time } from "#messages/ko/shared/time.ts";
import type { LanguageFile } from "#messages/language-file.ts";

export const language: LanguageFile = {
  tag: "ko",
  name: "한국어",
  machineMade: false,
  features: {
    app,
    time,
  },
};
