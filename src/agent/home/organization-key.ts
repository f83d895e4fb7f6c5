/** The organisation's own signing key: made here, kept here, readable by its owner only. The room is told its public part. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { makeFolder, withLock } from "#agent/home/folder-lock.ts";
import { idForm } from "#core/document/shared-members.ts";
import { textMember } from "#core/input/json.ts";
import { ed25519 } from "#core/seal/ed25519.ts";
import { fromBase64, type Signer, toBase64 } from "#core/seal/envelope.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";

/** What the room registers: the public part (SPKI DER, base64) and its id. */
export type PublicPart = {
  readonly organization: string;
  readonly keyid: string;
  readonly publicKey: string;
};

/** An organisation and the signer of its answers. */
export type Identity = { readonly organization: string; readonly signer: Signer };

/** Makes a key for an organisation in an agent's folder. Refuses (`conflict`) where there is one, unless it is to be replaced. */
export async function makeOrganizationKey(
  dir: string,
  organization: string,
  replace = false,
): Promise<PublicPart> {
  if (!idForm.test(organization))
    throw new MessageRefusal("input-invalid", (t) => t("agent.organizationInvalid"));
  await makeFolder(dir);
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const there = await readJsonFile(home.organizationKey);
    if (!replace && !(there.ok && there.value === null))
      throw new MessageRefusal("conflict", (t) => t("agent.keyThere", { path: home.organizationKey }));
    const pair = await makeKeyPair();
    const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
    const part = { organization, keyid: await keyidOf(spki), publicKey: toBase64(spki) };
    const kept = { type: "bongsu.organization-key/1", ...part, privateKey: toBase64(pkcs8) };
    await writeJson(home.organizationKey, kept, true);
    return part;
  });
}

async function makeKeyPair(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(ed25519.name, true, ["sign", "verify"]);
  return pair as CryptoKeyPair;
}

/** The private key (PKCS #8 DER) of an agent's folder, for what is agreed with it rather than signed. Refuses as {@link loadIdentity}. */
export async function loadPrivateKey(dir: string): Promise<Uint8Array> {
  return (await readKeyFile(dir)).pkcs8;
}

/** The organisation and signer of an agent's folder. Refuses when there is no key, or not a readable one. */
export async function loadIdentity(dir: string): Promise<Identity> {
  const { path, organization, keyid, pkcs8 } = await readKeyFile(dir);
  try {
    return { organization, signer: await signerOf(pkcs8, keyid) };
  } catch (cause) {
    throw new MessageRefusal("set-up-failed", (t) =>
      t("agent.keyUnreadableBecause", { path, why: cause instanceof Error ? cause.message : "" }),
    );
  }
}

async function readKeyFile(dir: string) {
  const path = homeOf(dir).organizationKey;
  const read = await readJsonFile(path);
  if (read.ok && read.value === null)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.noKey", { dir }));
  const value = read.ok ? read.value : null;
  const [organization, keyid] = [textMember(value, "organization"), textMember(value, "keyid")];
  const pkcs8 = fromBase64(textMember(value, "privateKey") ?? "");
  if (organization === null || keyid === null || pkcs8 === null || pkcs8.length === 0)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.keyUnreadable", { path }));
  return { path, organization, keyid, pkcs8 };
}
