/**
 * Whether the keys that lie in a drill's folder are those of its roster. Where another is there, what it signs counts for nothing: no order comes into force, no
 * checkpoint is witnessed. Nothing mends that, since the offices whose keys are gone cannot sign the next roster: a drill begins anew in another folder.
 */
import { existsSync } from "node:fs";
import { readPublicKeyFile } from "#cli/key/key-file.ts";
import { witnessSigners } from "#cli/key/log-signers.ts";
import type { Condition } from "#core/condition.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { drillKeyFile } from "#main/room/offices/drill-keys.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { readWorld } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

const noSecrets = { passphrase: null, pin: null };
const mostNamed = 20;

/** One condition where a key of the roster is not the one on disk; none in a real room, whose offices keep their keys. */
export async function otherDrillKeys(tx: Tx, data: string): Promise<readonly Omit<Condition, "since">[]> {
  if ((await readWorld(tx))?.drill !== true) return [];
  const roster = (await roomRosters(tx))?.rosters.at(-1);
  if (roster === undefined) return [];
  const offices = roster.offices.map(async ({ id, keys }) =>
    keys.length === 0 ||
    (await hasOneOf(
      drillKeyFile(data, id),
      keys.map(({ keyid }) => keyid),
    ))
      ? []
      : [id],
  );
  const witnesses = roster.log.witnesses.map(async ({ name, key }) =>
    (await cosignsBy(drillKeyFile(data, name), name, verifierKeyText(key))) ? [] : [name],
  );
  const names = (await Promise.all([...offices, ...witnesses])).flat();
  if (names.length === 0) return [];
  return [{ code: "drill-key-other", state: "failing", about: names.slice(0, mostNamed).join(", ") }];
}

async function hasOneOf(file: string, keyids: readonly string[]): Promise<boolean> {
  if (!existsSync(file)) return false;
  const key = await readPublicKeyFile(file).catch(() => null);
  return key !== null && keyids.includes(key.keyid);
}

async function cosignsBy(file: string, name: string, wanted: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const signers = await witnessSigners(file, `${name}.example`, noSecrets).catch(() => []);
  return signers.some(({ key }) => verifierKeyText(key) === wanted);
}
