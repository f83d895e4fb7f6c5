/**
 * Granted extensions in the agent's folder: each a word sealed by the room, taken from a file or a stick, believed with a pinned key of the room, for this
 * organisation and this world alone; and read back with the same doubt.
 */
import { findingsRefusal, MessageRefusal } from "#agent/home/message-refusal.ts";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, readFileIfExists, writeJson } from "#agent/home/durable-files.ts";
import { type Home, homeOf, ownIds, readState, type SyncState } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import { listMember, member, readJsonBytes } from "#core/input/json.ts";
import { compareInstants } from "#core/clock/clock.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import { type Finding, type RefusalCode } from "#core/problem.ts";
import { type ExtensionGrant, readExtensionGrant } from "#core/document/extension.ts";
import { type Envelope, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openEnvelope } from "#publication/sealed-json.ts";

/** What was granted, by directive, first granted first; and a finding for each file that is not believed. */
export type ReadExtensions = {
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly findings: readonly Finding[];
};

const mostTaken = 100;
const largestGrant = 64 * 1024;

/** Keeps what a room granted. `bytes` are one envelope, or the room's answer with several. Refuses the whole unless each is this organisation's, of this room and world; taking one again changes nothing. */
export async function takeExtensions(dir: string, bytes: Uint8Array): Promise<readonly ExtensionGrant[]> {
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const state = await readState(home);
    if (state === null) throw new MessageRefusal("set-up-failed", (t) => t("agent.notSynced", { dir }));
    const envelopes = envelopesIn(bytes);
    const believing = await believer(home, state);
    const taken: { readonly envelope: Envelope; readonly grant: ExtensionGrant }[] = [];
    for (const envelope of envelopes) {
      const grant = await believing(envelope);
      if ("code" in grant) throw findingsRefusal(refusalOf(grant), [grant]);
      taken.push({ envelope, grant });
    }
    for (const { envelope, grant } of taken) await writeJson(pathOf(home, grant), envelope);
    return taken.map(({ grant }) => grant);
  });
}

function pathOf(home: Home, { request }: ExtensionGrant): string {
  return join(home.extensions, `${request}.json`);
}

/** The envelopes of a file: itself, or those that `GET /api/tasks/:directive/extension` answers. */
function envelopesIn(bytes: Uint8Array): readonly Envelope[] {
  if (bytes.length > largestGrant * mostTaken)
    throw new MessageRefusal("too-large", (t) => t("agent.grantTooLarge"));
  const json = readJsonBytes(bytes);
  if (!json.ok) throw new MessageRefusal("input-invalid", (t) => t("agent.grantNotJson"), json.findings);
  const answered = listMember(json.value, "extensions").flatMap((one) => {
    const grant = member(one, "grant");
    return grant === null || grant === undefined ? [] : [grant];
  });
  const outer = Array.isArray(member(json.value, "extensions")) ? answered : [json.value];
  if (outer.length === 0 || outer.length > mostTaken)
    throw new MessageRefusal("input-invalid", (t) => t("agent.noGrant"));
  return outer.map((one) => {
    const envelope = readEnvelope(one);
    if (!envelope.ok)
      throw new MessageRefusal("input-invalid", (t) => t("agent.grantNotSealed"), envelope.findings);
    return envelope.value;
  });
}

function refusalOf({ code }: Finding): RefusalCode {
  if (code === "extension-not-signed") return "signature-invalid";
  return code === "extension-form" ? "input-invalid" : "not-permitted";
}

/** What opens an envelope: the grant in it, or why it is not believed. */
async function believer(
  home: Home,
  state: SyncState,
): Promise<(envelope: Envelope) => Promise<ExtensionGrant | Finding>> {
  const keys = (await readPinned(home)) ?? [];
  const own = await ownIds(home);
  return async (envelope) => {
    const opened = await openEnvelope(envelope, payloadTypes.extension, keys);
    if (!opened.ok)
      return said("extension-not-signed", "It is not signed by a key of this room that is believed here.");
    const { value } = opened.value;
    const grant = value.ok ? readExtensionGrant(value.value) : value;
    if (!grant.ok) return said("extension-form", grant.findings[0]?.message ?? "");
    const { drill, organization } = grant.value;
    if (drill !== state.drill)
      return said("extension-other-world", "A drill's extension under something real, or the reverse.");
    if (own.some((id) => id !== organization))
      return said(
        "extension-of-another",
        `It was granted to ${organization}, which is not this organisation.`,
      );
    return grant.value;
  };
}

function said(code: string, message: string): Finding {
  return { at: "", code, message };
}

/** Everything in the folder that is believed. Throws nothing but faults. */
export async function readExtensions(home: Home, state: SyncState | null): Promise<ReadExtensions> {
  const names = state === null ? [] : await namesIn(home.extensions);
  if (state === null || names.length === 0) return { extensions: new Map(), findings: [] };
  const believing = await believer(home, state);
  const grants: ExtensionGrant[] = [];
  const findings: Finding[] = [];
  for (const name of names) {
    const at = join(home.extensions, name);
    const json = readJsonBytes((await readFileIfExists(at)) ?? new Uint8Array());
    const envelope = json.ok ? readEnvelope(json.value) : json;
    const grant = envelope.ok
      ? await believing(envelope.value)
      : said("extension-form", "This is no sealed extension.");
    if ("code" in grant) findings.push({ ...grant, at });
    else if (`${grant.request}.json` === name) grants.push(grant);
    else
      findings.push({ at, code: "extension-form", message: "It is not the extension that its name says." });
  }
  const ordered = grants.toSorted((a, b) => compareInstants(a.grantedAt, b.grantedAt));
  const grouped = Map.groupBy(ordered, ({ directive }) => directive);
  const extensions = new Map(
    [...grouped].map(([directive, its]) => [
      directive,
      its.map(({ duration, grantedAt }) => ({ duration, grantedAt })),
    ]),
  );
  return { extensions, findings };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
