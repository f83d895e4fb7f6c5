/** A sealed file as commands open it: its head, its content key by the keys that are named, its content; a finding becomes a refusal with its sentence. */
import { readJsonFile } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readHolder } from "#cli/key/key-file.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import type { ObjectFile } from "#cli/seal/object-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Finding } from "#core/problem.ts";
import type { OpenContent } from "#core/seal/object/content.ts";
import { readRelease } from "#core/seal/object/release.ts";
import { contentKey, contentOf, readHead, type SealedHead } from "#core/seal/object/sealed-object.ts";
import type { Holder, Release } from "#core/seal/object/wraps.ts";

/** What a run opens with: keys, and what another released. */
type OpeningRun = {
  readonly values: {
    readonly key?: readonly string[] | undefined;
    readonly with?: string | undefined;
    readonly "passphrase-file"?: string | undefined;
  };
  readonly io: Terminal;
};

/** Refuses an object for what was found in it. */
export function refuseObject(path: string, findings: readonly Finding[]): never {
  const [{ code, message, at } = { code: "", message: "", at: "" }] = findings;
  const place = at.split("/").at(-1) ?? "";
  throw new MessageRefusal(
    "signature-invalid",
    (t) => t("sealedObject.refused", { path, why: t.find(`sealedObject.${code}`, { place }) ?? message }),
    findings,
  );
}

/** The head of a file. */
export async function headOf(path: string, file: ObjectFile): Promise<SealedHead> {
  const head = await readHead(file.readAt);
  return head.ok ? head.value : refuseObject(path, head.findings);
}

async function holdersOf({ values, io }: OpeningRun): Promise<readonly Holder[]> {
  const secrets = await keySecrets(values, io.env);
  const holders: Holder[] = [];
  for (const path of values.key ?? []) holders.push(await readHolder(path, secrets));
  return holders;
}

async function releaseIn(path: string | undefined): Promise<Release | null> {
  if (path === undefined) return null;
  const json = await readJsonFile(path);
  const release = json.ok ? readRelease(json.value) : json;
  return release.ok ? release.value : refuseObject(path, release.findings);
}

/** The content key, or what these keys release for the next reader. */
export async function unwrapObject(
  path: string,
  head: SealedHead,
  run: OpeningRun,
): Promise<{ readonly key: Uint8Array } | { readonly release: Release }> {
  const unwrapped = await contentKey(head, await holdersOf(run), await releaseIn(run.values.with));
  return unwrapped.ok ? unwrapped.value : refuseObject(path, unwrapped.findings);
}

/** The content key. Refuses where others must open too. */
export async function keyOfObject(path: string, head: SealedHead, run: OpeningRun): Promise<Uint8Array> {
  const unwrapped = await unwrapObject(path, head, run);
  if ("key" in unwrapped) return unwrapped.key;
  return refuseObject(path, [{ at: "", code: "sealed-others-needed", message: "Others must open it too." }]);
}

/** The content, ready to be opened. */
export async function openedContent(
  path: string,
  head: SealedHead,
  key: Uint8Array,
  file: ObjectFile,
): Promise<OpenContent> {
  const content = await contentOf(head, key, file);
  return content.ok ? content.value : refuseObject(path, content.findings);
}
