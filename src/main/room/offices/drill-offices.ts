/** In a drill the other offices and the witnesses answer by themselves, at once: their keys lie in the drill's data folder. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PostToWitness } from "#channels/channel.ts";
import { logSigners, witnessSigners } from "#cli/key/log-signers.ts";
import { seal, type Signer } from "#core/seal/envelope.ts";
import { drillKeyFile, drillSigner } from "#main/room/offices/drill-keys.ts";
import { type DrillPlace, standUpDrillRoster, witnessNames } from "#main/room/offices/drill-roster.ts";
import { drillWitnesses, logKeyOf, logName } from "#main/room/room-log.ts";
import { openWitness, type Witness } from "#main/witness/witness.ts";
import { openDocuments, signingProgress } from "#stages/directive/signing/queries.ts";
import { type SigningRow, typeOfKind } from "#stages/directive/signing/signed-document.ts";
import { takeSignatures } from "#stages/directive/signing/take-signatures.ts";
import type { Follower } from "#store/journal.ts";
import { system, type Tx } from "#store/sql.ts";

/** What a drill's room has in place of other offices and their machines. */
type DrillOffices = { readonly follower: Follower; readonly witness: PostToWitness };

const noSecrets = { passphrase: null, pin: null };

/** Makes sure that a drill has its roster, and opens what signs and cosigns in it. */
export async function openDrillOffices(place: DrillPlace, now: () => Date): Promise<DrillOffices> {
  await standUpDrillRoster(place, now().toISOString());
  const signers = new Map<string, Promise<Signer>>();
  const signerOf = async (office: string): Promise<Signer> => {
    const signer = signers.get(office) ?? drillSigner(place.data, office);
    signers.set(office, signer);
    return await signer;
  };
  return {
    follower: {
      name: "drill.offices",
      startsAt: "start",
      kinds: ["directive.approved", "roster.adopted"],
      handle: async (tx) => {
        for (const row of await openDocuments(tx))
          if (row.kind === "order" && row.signedAt === null) await signAsOffices(tx, row, { signerOf, now });
      },
    },
    witness: await drillWitness(place, now),
  };
}

type Signing = { readonly signerOf: (office: string) => Promise<Signer>; readonly now: () => Date };

/** As many offices sign as have to, the one that issued it first. */
async function signAsOffices(tx: Tx, row: SigningRow, { signerOf, now }: Signing): Promise<void> {
  const { signers, needed } = await signingProgress(tx, row);
  const offices = [row.office, ...signers].filter(
    (one, at, all) => signers.includes(one) && all.indexOf(one) === at,
  );
  const keys = await Promise.all(offices.slice(0, needed).map(signerOf));
  const envelope = await seal(typeOfKind[row.kind], row.payload, keys);
  await takeSignatures(tx, row.sha256, envelope, now().toISOString());
}

/** The witnesses, each with a folder of its own in which it keeps what it has seen, as one on another machine would. */
async function drillWitness(place: DrillPlace, now: () => Date): Promise<PostToWitness> {
  const { store, data } = place;
  const { origin } = await store.read(system, async (tx) => await logName(tx, place));
  const keys = (await logSigners(await logKeyOf({ store, data, drill: true }), origin, noSecrets)).map(
    ({ key }) => key,
  );
  const witnesses = new Map<string, Witness>();
  for (const name of witnessNames) {
    const folder = join(data, "drill-witnesses", name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const signers = await witnessSigners(drillKeyFile(data, name), `${name}.example`, noSecrets);
    const seconds = (): number => Math.floor(now().getTime() / 1000);
    witnesses.set(`${drillWitnesses}${name}`, await openWitness({ keys, signers, folder, seconds }));
  }
  return async (url, body) => {
    const answer = await witnesses.get(url)?.add(body);
    if (answer === undefined) return { status: 404, text: "" };
    if (answer.status === 409) return { status: 409, text: `${answer.size}\n` };
    return { status: answer.status, text: answer.status === 200 ? answer.lines : "" };
  };
}
