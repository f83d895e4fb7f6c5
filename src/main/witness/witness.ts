/** A witness that runs (c2sp.org/tlog-witness): which logs it watches, what it cosigned of each, and one request of a log at a time. No database: a file a log. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { CheckpointSigner } from "#core/log/cosignature.ts";
import type { TreeHead } from "#core/log/merkle.ts";
import { type NoteKey, noteText, readNote, signatureLine } from "#core/log/note.ts";
import {
  type AddCheckpoint,
  readAddCheckpoint,
  refusalOfWitness,
  type WitnessRefusal,
} from "#core/log/witness.ts";
import { earlierHead } from "#publication/checked-log.ts";

/** What a witness is made of. `folder` holds what it cosigned; `seconds` is its clock, in whole seconds since 1970. */
export type WitnessSetting = {
  readonly keys: readonly NoteKey[];
  readonly signers: readonly CheckpointSigner[];
  readonly folder: string;
  readonly seconds: () => number;
};

/** The answer to a checkpoint: lines of signatures, or why there are none. */
export type WitnessAnswer =
  | { readonly status: 200; readonly lines: string }
  | { readonly status: 400 }
  | WitnessRefusal;

/** A witness. */
export type Witness = {
  readonly add: (body: string) => Promise<WitnessAnswer>;
  /** The newest cosigned checkpoint of the log with this hash of its origin; `null` where there is none. */
  readonly newest: (originHash: string) => string | null;
};

/** The name of a log among a witness's files and addresses: the hash of its origin. */
function originHash(origin: string): string {
  return createHash("sha256").update(origin).digest("hex");
}

/** Opens a witness over what its folder holds. Throws where that cannot be read: it must not begin anew. */
export async function openWitness(setting: WitnessSetting): Promise<Witness> {
  const origins = [...new Set(setting.keys.map(({ name }) => name))];
  const newest = new Map<string, string>();
  const heads = new Map<string, TreeHead>();
  for (const origin of origins) {
    const bytes = await readFileIfExists(fileOf(setting, origin));
    if (bytes === null) continue;
    const text = new TextDecoder().decode(bytes);
    const head = earlierHead(text);
    if (!head.ok || head.value.origin !== origin)
      throw new MessageRefusal("state-forbids", (t) =>
        t("witnessCommand.stateUnreadable", { file: fileOf(setting, origin), origin }),
      );
    newest.set(originHash(origin), text);
    heads.set(origin, head.value);
  }
  const turns = new Map<string, Promise<unknown>>();
  const cosign = async (request: AddCheckpoint): Promise<WitnessAnswer> => {
    const { origin } = request.checkpoint;
    const keys = setting.keys.filter(({ name }) => name === origin);
    const log = keys.length === 0 ? undefined : { keys, last: heads.get(origin) ?? null };
    const refusal = await refusalOfWitness(request, log);
    if (refusal !== null) return refusal;
    const cosigned = await cosignedNote(request.note, { ...setting, keys });
    await writeFileAtomically(fileOf(setting, origin), cosigned.note);
    heads.set(origin, request.checkpoint);
    newest.set(originHash(origin), cosigned.note);
    return { status: 200, lines: cosigned.lines };
  };
  return {
    add: async (body) => {
      const request = readAddCheckpoint(body);
      if (!request.ok) return { status: 400 };
      const { origin } = request.value.checkpoint;
      if (!origins.includes(origin)) return { status: 404 };
      const turn = (turns.get(origin) ?? Promise.resolve()).then(async () => await cosign(request.value));
      turns.set(
        origin,
        turn.catch(() => undefined),
      );
      return await turn;
    },
    newest: (hash) => newest.get(hash) ?? null,
  };
}

function fileOf({ folder }: WitnessSetting, origin: string): string {
  return join(folder, `${originHash(origin)}.checkpoint`);
}

/** The note with the log's own signatures, which were all found good, and the witness's. */
async function cosignedNote(
  note: string,
  { keys, signers, seconds }: WitnessSetting,
): Promise<{ readonly note: string; readonly lines: string }> {
  const read = readNote(note);
  if (!read.ok) throw new Error("a note that was read cannot be read");
  const own = read.value.signatures.filter((line) =>
    keys.some(({ name, keyId }) => name === line.name && keyId === line.keyId),
  );
  const { text } = read.value;
  const cosignatures = await Promise.all(signers.map(async ({ sign }) => await sign(text, seconds())));
  return {
    note: noteText({ text, signatures: [...own, ...cosignatures] }),
    lines: cosignatures.map(signatureLine).join(""),
  };
}
