/** What an operating system says of a file or folder, as a sentence: such trouble is ordinary, and no fault of the program. */
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

/** The sentence about a file that an error is about; `null` for an error that is about no file. */
export function fileTroubleText(error: unknown, t: Translate): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  const unnamed = error.syscall === "read" ? t("fileTrouble.input") : t("fileTrouble.output");
  const path = "path" in error ? printable(String(error.path), 400) : unnamed;
  return t.find(`fileTrouble.${String(error.code)}`, { path }) ?? null;
}
