/** The room's log as its channel publishes it: its name and folder in this epoch, its entries, the key that it is signed with, and who is asked to cosign it. */
import { existsSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { LogReader, PostToWitness } from "#channels/channel.ts";
import { postToWitness } from "#channels/log-witness.ts";
import { logSigners } from "#cli/key/log-signers.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { readLogPolicy } from "#core/log/policy.ts";
import { fileRefusal } from "#main/room/topology-file.ts";
import { enterForce } from "#stages/directive/signing/enter-force.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { awaitedProofs, logEntries, logSize } from "#stages/log/queries.ts";
import { roomEpochs } from "#stages/registry/queries.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

type RoomLogSetUp = {
  readonly store: Store;
  /** The folder of the room's data; the key lies in `keys/log`. */
  readonly data: string;
  readonly drill: boolean;
  /** Scheme, host and port by which others reach the room. */
  readonly origin: string;
  /** A policy (c2sp.org/tlog-policy) whose witnesses that have an address are asked; `null` for none. */
  readonly policy: string | null;
  readonly now?: () => Date;
  /** The witnesses of a drill, which work in the room's own process; absent elsewhere. */
  readonly drillWitness?: PostToWitness;
};

const noSecrets = { passphrase: null, pin: null };

/**
 * The file of the key that the log is signed with. It is made for a log that has no entry yet; where it is gone afterwards, another key would sign under the
 * same name, and every witness and reader would refuse it: the room does not start. `isLost` is a person's word that it does not come back.
 */
export async function logKeyOf(
  { store, data, drill }: Pick<RoomLogSetUp, "store" | "data" | "drill">,
  isLost = false,
): Promise<string> {
  const key = join(data, "keys", "log");
  const publicKey = `${key}.pub`;
  // Asked first, since another process of the room may make both in this moment, and writes it last.
  const wasMade = existsSync(publicKey);
  if (existsSync(key)) return key;
  if (!isLost && (wasMade || (await store.read(system, logSize)) > 0))
    throw new MessageRefusal("state-forbids", (t) => t("serveCommand.logKeyGone", { file: key }));
  if (wasMade) await rename(publicKey, `${key}-lost.pub`);
  await makeKeyOnce(key, { purpose: "log", drill }, noSecrets);
  return key;
}

/** Opens the log of a room. Each epoch has a log of its own, so that a room that was put back never says two things in one. */
export async function openRoomLog(setUp: RoomLogSetUp): Promise<LogReader> {
  const { store, policy, now = () => new Date(), drillWitness } = setUp;
  const key = await logKeyOf(setUp);
  const named = policy === null ? [] : await witnessesIn(policy);
  return {
    head: async () =>
      await store.read(system, async (tx) => ({ ...(await logName(tx, setUp)), size: await logSize(tx) })),
    entries: async (from, to) => await store.read(system, async (tx) => await logEntries(tx, from, to)),
    signers: async (name) => await logSigners(key, name, noSecrets),
    witnesses: async () => {
      const rosters = (await store.read(system, roomRosters))?.rosters ?? [];
      const known = new Set(named.map(({ key: own }) => verifierKeyText(own)));
      const others = rosters.at(-1)?.log.witnesses ?? [];
      return [...named, ...others.filter(({ key: own }) => !known.has(verifierKeyText(own)))];
    },
    postToWitness: async (url, body, signal) =>
      await (url.startsWith(drillWitnesses) && drillWitness !== undefined ? drillWitness : postToWitness)(
        url,
        body,
        signal,
      ),
    awaited: async () => await store.read(system, awaitedProofs),
    proved: async (sha256, proof) =>
      void (await store.write(
        system,
        async (tx) => await enterForce(tx, sha256, proof, now().toISOString()),
      )),
  };
}

/** The name that a room's log has in this epoch, and its folder below the publication's. */
export async function logName(
  tx: Tx,
  { origin }: Pick<RoomLogSetUp, "origin">,
): Promise<{ readonly origin: string; readonly folder: string }> {
  const base = `${origin.replace(/^https?:\/\//, "").replace(/\/+$/, "")}/pub/`;
  const epoch = (await roomEpochs(tx)).at(-1)?.number;
  const folder = epoch === undefined ? "log" : `log/${epoch}`;
  return { origin: base + folder, folder };
}

/** Addresses of witnesses that a drill has in the room's own process begin with this. */
export const drillWitnesses = "drill:";

async function witnessesIn(path: string) {
  const text = await readFile(path, "utf8").catch(() => {
    throw new MessageRefusal("input-invalid", (t) => t("serveCommand.witnessesUnread", { path }));
  });
  const policy = await readLogPolicy(text);
  if (policy.ok) return policy.value.witnesses;
  throw fileRefusal(path, policy.findings);
}
