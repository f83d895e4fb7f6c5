/** A sealed file of another room's case as it is read at home: opened with a key, its room's signature checked where its keys are at hand. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJsonFile } from "#agent/home/durable-files.ts";
import { readHolder } from "#cli/key/key-file.ts";
import type { KeySecrets } from "#cli/key/key-file.ts";
import { withFile } from "#cli/seal/object-file.ts";
import { refuseObject } from "#cli/seal/opened-object.ts";
import { type CopyFile, readCopyFile } from "#core/coordination/exchange/copy-file.ts";
import { type InvitationFile, readInvitationFile } from "#core/coordination/exchange/invitation-file.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import type { Parsed } from "#core/problem.ts";
import { fromBase64, open, readEnvelope } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { readKeys } from "#publication/trusted-keys.ts";

/** With what a file is opened, and the document of its room's keys (`keys.json`), where the reader has it. */
export type CaseFileOpening = {
  readonly key: string;
  readonly secrets: KeySecrets;
  readonly trust: string | undefined;
};

/** A file that was opened; `signer` is the id of the room's key, `null` where nobody vouches for it. */
export type OpenedCaseFile = { readonly signer: string | null } & (
  | { readonly invitation: InvitationFile }
  | { readonly copy: CopyFile }
);

const mostBytes = 64 * 1024 * 1024;

/** The bytes of a file of a bounded size. Refuses a larger one. */
export async function sealedBytes(path: string, most = mostBytes): Promise<Uint8Array> {
  return await withFile(path, async ({ length, readAt }) => {
    if (length > most) throw refused(path, (t) => t("caseExchange.tooLarge"));
    return await readAt(0, length);
  });
}

/** Opens a file. Refuses what the key does not open, what was changed, and, where the room's keys are at hand, what none of them signed. */
export async function openCaseFile(path: string, opening: CaseFileOpening): Promise<OpenedCaseFile> {
  const holder = await readHolder(opening.key, opening.secrets);
  const opened = await openBytes(await sealedBytes(path), [holder]);
  if (!opened.ok) return refuseObject(path, opened.findings);
  const json = readUnambiguousJson(opened.value);
  const envelope = json.ok ? readEnvelope(json.value) : json;
  if (!envelope.ok) throw refused(path, (t) => t("caseExchange.noCaseFile"));
  const payload = fromBase64(envelope.value.payload);
  if (payload === null || envelope.value.payloadType !== payloadTypes.caseFile)
    throw refused(path, (t) => t("caseExchange.noCaseFile"));
  const signer = opening.trust === undefined ? null : await signerOf(path, envelope.value, opening.trust);
  const invitation = readInvitationFile(payload);
  if (invitation.ok) return { signer, invitation: invitation.value };
  const copy = readCopyFile(payload);
  if (copy.ok) return { signer, copy: copy.value };
  throw refused(path, (t) => t("caseExchange.noCaseFile"));
}

type FileEnvelope = Extract<ReturnType<typeof readEnvelope>, { readonly ok: true }>["value"];

async function signerOf(path: string, envelope: FileEnvelope, trust: string): Promise<string> {
  const json: Parsed<unknown> = await readJsonFile(trust);
  const keys = await readKeys(json.ok ? json.value : null);
  const known = keys.map(
    ({ keyid, publicKey }) => [keyid, fromBase64(publicKey) ?? new Uint8Array()] as const,
  );
  const expected = { payloadType: payloadTypes.caseFile, threshold: 1 };
  const signed = await open(envelope, expected, verifierOf(new Map(known)));
  const [signer] = signed.ok ? signed.value.keyids : [];
  if (signer === undefined)
    throw new MessageRefusal("signature-invalid", (t) => t("caseExchange.notOfRoom", { path, trust }));
  return signer;
}

function refused(path: string, why: ConstructorParameters<typeof MessageRefusal>[1]): MessageRefusal {
  return new MessageRefusal("input-invalid", (t) => t("caseCommand.contactsWrong", { path, why: why(t) }));
}
