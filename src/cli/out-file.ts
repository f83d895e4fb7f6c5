/**
 * Where a command writes. What cannot be made again (sealed, opened, signed, drafted by a person) is written over nothing that lies there, unless whoever runs the command says
 * so. What is made again by the same command (an export of what is published, an order's file of its parts, a proof, a report) replaces what it wrote before; its help says so (`terminal.exportReplaces`).
 */
import { lstat, realpath } from "node:fs/promises";
import { isMissing } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** The option that replaces a file, as `readArguments` takes it. */
export const forceOption = { force: { type: "boolean" } } as const;

/**
 * Refuses a path that something lies at, unless `force` was given, or it is the very file that the command read and whose whole content goes on into the new one (`from`), as where
 * each office signs one file in turn. Asked before anything costly is done.
 */
export async function refuseExisting(
  path: string,
  force: boolean | undefined,
  from: string | null = null,
): Promise<void> {
  if (force === true) return;
  const found = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (found === null || (from !== null && (await isSameFile(path, from)))) return;
  throw new MessageRefusal("state-forbids", (t) => t("terminal.outExists", { path }));
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const places = await Promise.all([one, other].map(async (path) => await realpath(path).catch(() => null)));
  return places[0] !== null && places[0] === places[1];
}
