/** The options by which whoever follows a room says which keys are believed: `--key`, an id that was compared, `--trust`, a file with the keys, and `--root`, the root of the publication. */
import { readFile } from "node:fs/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJson } from "#core/input/json.ts";
import type { RosterPin } from "#core/roster/roster-chain.ts";
import { readTrustPolicy } from "#core/roster/trust-policy.ts";
import type { TrustOptions } from "#publication/trusted-keys.ts";

/** What the options say. Refuses a file that holds no document. */
export async function trustOptions(values: {
  readonly key?: string;
  readonly trust?: string;
}): Promise<TrustOptions> {
  const { key, trust } = values;
  return {
    ...(key === undefined ? {} : { keyid: key.toLowerCase().replaceAll(":", "") }),
    ...(trust === undefined ? {} : { document: await keysIn(trust) }),
  };
}

/** The policy of a file: whose orders are obeyed. */
export async function policyIn(path: string): Promise<RosterPin> {
  const read = readTrustPolicy(await readFile(path).catch(() => new Uint8Array()));
  if (read.ok) return read.value;
  throw new MessageRefusal("input-invalid", (t) => t("syncCommand.notPolicy", { path }), read.findings);
}

async function keysIn(path: string): Promise<unknown> {
  const read = await readFile(path, "utf8").then(readJson, () => null);
  if (read?.ok === true) return read.value;
  throw new MessageRefusal("input-invalid", (t) => t("syncCommand.notKeys", { path }));
}

/** The root of the publication that was given by hand, if any. Refuses a file that holds no document. */
export async function rootOption({ root }: { readonly root?: string }): Promise<{ readonly root?: unknown }> {
  if (root === undefined) return {};
  const read = await readFile(root, "utf8").then(readJson, () => null);
  if (read?.ok === true) return { root: read.value };
  throw new MessageRefusal("input-invalid", (t) => t("syncCommand.notRoot", { path: root }));
}
