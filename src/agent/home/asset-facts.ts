/** The organisation's facts about its assets in the agent's folder: read by check and tasks, written by `bongsu facts`, readable by the owner only, sent nowhere. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { stat } from "node:fs/promises";
import { isMissing, readFileIfExists, writeJson } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import {
  type AssetFactsFile,
  assetFactsFileJson,
  noHomeFacts,
  readAssetFactsFile,
} from "#core/asset/asset-facts-file.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";

/** The facts, and a finding when others can read the file. */
type LoadedAssetFacts = { readonly facts: AssetFactsFile; readonly findings: readonly Finding[] };

/** Reads the facts; nothing is said where there is no file. Refuses a file with a fault, naming every place: it must not be used in part. */
export async function readAssetFacts(home: Home): Promise<LoadedAssetFacts> {
  const path = home.assetFacts;
  const bytes = await readFileIfExists(path);
  if (bytes === null) return { facts: noHomeFacts, findings: [] };
  const text = decodeText(bytes);
  const json = text.ok ? readJson(text.value, { depth: 8 }) : text;
  const read = json.ok ? readAssetFactsFile(json.value) : json;
  if (!read.ok) {
    const said = read.findings
      .slice(0, 20)
      .map(({ at, message }) => `\n  ${at === "" ? "/" : at}: ${message}`);
    throw new MessageRefusal(
      "set-up-failed",
      (t) => t("agent.factsUnusable", { path }) + said.join(""),
      read.findings,
    );
  }
  const remarks = (json.findings ?? []).map((one) => ({ ...one, at: `${path} ${one.at}` }));
  return { facts: read.value, findings: [...remarks, ...(await openToOthers(path))] };
}

async function openToOthers(path: string): Promise<readonly Finding[]> {
  if (process.platform === "win32") return [];
  try {
    if (((await stat(path)).mode & 0o077) === 0) return [];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const message = "Others on this machine can read what you say of your assets: chmod 600.";
  return [{ at: path, code: "facts-readable", message }];
}

/** Writes the facts whole, readable by the owner only. */
export async function writeAssetFacts(home: Home, facts: AssetFactsFile): Promise<void> {
  await writeJson(home.assetFacts, assetFactsFileJson(facts), true);
}
