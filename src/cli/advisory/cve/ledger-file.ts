/** The ledger of CVE ids in a folder: a JSON line each, on disk before anything else happens. One process at a time has it. */
import { open, truncate } from "node:fs/promises";
import { join } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { makeFolder, withLock } from "#agent/home/folder-lock.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJsonBytes } from "#core/input/json.ts";
import type { CveLedger, CveLedgerLine } from "#core/publish/cve-programme/cve-ledger.ts";

/** Runs something with the ledger of a folder, which nobody else has meanwhile. */
export async function inLedger<T>(folder: string, run: (ledger: CveLedger) => Promise<T>): Promise<T> {
  await makeFolder(folder);
  return await withLock(folder, async () => {
    const path = join(folder, "cve-ids.jsonl");
    await dropCutLine(path);
    return await run({
      lines: async () => await linesIn(path),
      add: async (line) => await append(path, line),
    });
  });
}

/** A line that was cut while it was written was not durable, so that nothing followed from it. */
async function dropCutLine(path: string): Promise<void> {
  const bytes = await readFileIfExists(path);
  const whole = (bytes?.lastIndexOf(0x0a) ?? -1) + 1;
  if (bytes !== null && whole < bytes.length) await truncate(path, whole);
}

async function linesIn(path: string): Promise<readonly CveLedgerLine[]> {
  const text = new TextDecoder().decode((await readFileIfExists(path)) ?? new Uint8Array());
  return text
    .split("\n")
    .slice(0, -1)
    .map((line, n) => {
      const read = readJsonBytes(new TextEncoder().encode(line), true);
      if (read.ok) return read.value as CveLedgerLine;
      throw new MessageRefusal("input-invalid", (t) =>
        t("advisoryCommand.cve.ledgerUnreadable", { path, line: n + 1 }),
      );
    });
}

async function append(path: string, line: CveLedgerLine): Promise<void> {
  const file = await open(path, "a", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
