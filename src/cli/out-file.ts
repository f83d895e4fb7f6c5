/** Where a command writes: what lies there already is replaced only by whoever says so, since a file that was sealed or opened may be the only one of its kind. */
import { lstat } from "node:fs/promises";
import { isMissing } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** The option that replaces a file, as `readArguments` takes it. */
export const forceOption = { force: { type: "boolean" } } as const;

/** Refuses a path that something lies at, unless `force` was given. Asked before anything costly is done. */
export async function refuseExisting(path: string, force: boolean | undefined): Promise<void> {
  if (force === true) return;
  const found = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (found !== null) throw new MessageRefusal("state-forbids", (t) => t("terminal.outExists", { path }));
}
