/**
 * What the public pages of a room are made of: every file by its digest, after the form of WEBCAT's manifests (name, version, default_csp, files), signed by the room and
 * stated in its log. Whoever got a page compares what came with it.
 */
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, open, type Signer, seal, toBase64, type Verifier } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** The manifest: paths from the room's root, each with the sha256 (hex) of its bytes as they come without compression. */
export type PageManifest = {
  readonly name: string;
  readonly version: string;
  readonly drill: boolean;
  /** The content security policy with which every page comes. */
  readonly default_csp: string;
  /** The file that every address of a page answers with. */
  readonly default_index: string;
  readonly default_fallback: string;
  readonly files: Readonly<Record<string, string>>;
  readonly wasm: readonly string[];
};

/** A manifest with its signatures, by the ids of the keys, and where the log states it once it does. */
export type PageBundle = {
  readonly manifest: PageManifest;
  readonly signatures: Readonly<Record<string, string>>;
  readonly log?: { readonly folder: string; readonly index: number };
};

/** Where a room has its bundle, below its root. */
export const pageBundlePath = ".well-known/webcat/bundle.json";

const [mostFiles, digestForm, pathForm] = [
  2_000,
  /^[0-9a-f]{64}$/,
  /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}\/){0,8}[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/,
];

/** The bytes that are signed and of whose sha256 the log speaks. */
export function manifestBytes(manifest: PageManifest): Uint8Array {
  return canonicalBytes(manifest);
}

/** Signs a manifest. */
export async function signedManifest(
  manifest: PageManifest,
  signers: readonly Signer[],
): Promise<PageBundle["signatures"]> {
  const { signatures } = await seal(payloadTypes.pages, manifestBytes(manifest), signers);
  return Object.fromEntries(signatures.map(({ keyid, sig }) => [keyid, sig]));
}

/** The ids of the keys that signed well; findings where none that is known did. */
export async function manifestSigners(
  { manifest, signatures }: PageBundle,
  verifier: Verifier,
): Promise<Parsed<readonly string[]>> {
  const envelope: Envelope = {
    payloadType: payloadTypes.pages,
    payload: toBase64(manifestBytes(manifest)),
    signatures: Object.entries(signatures).map(([keyid, sig]) => ({ keyid, sig })),
  };
  const opened = await open(envelope, { payloadType: payloadTypes.pages, threshold: 1 }, verifier);
  if (opened.ok) return parsed(opened.value.keyids);
  return failed("", "page-signature", "No key of the room that is known here signed the list of its pages.");
}

/** Reads a bundle; findings for what is none. */
export function readPageBundle(value: unknown): Parsed<PageBundle> {
  const manifest = member(value, "manifest");
  const texts = ["name", "version", "default_csp", "default_index", "default_fallback"];
  const files = textsIn(member(manifest, "files"), mostFiles);
  const signatures = textsIn(member(value, "signatures"), 16);
  const [folder, index] = [textMember(member(value, "log"), "folder"), member(member(value, "log"), "index")];
  const good =
    texts.every((name) => textMember(manifest, name) !== null) &&
    typeof member(manifest, "drill") === "boolean" &&
    listMember(manifest, "wasm").every((one) => typeof one === "string") &&
    files !== null &&
    signatures !== null &&
    Object.entries(files).every(([path, digest]) => pathForm.test(path) && digestForm.test(digest));
  if (!good) return failed("", "page-form", "This is no list of a room's pages that this program reads.");
  const log =
    folder !== null && /^log(?:\/\d{1,9})?$/.test(folder) && Number.isSafeInteger(index) && Number(index) >= 0
      ? { folder, index: Number(index) }
      : undefined;
  return parsed({
    manifest: manifest as PageManifest,
    signatures,
    ...(log === undefined ? {} : { log }),
  });
}

function textsIn(value: unknown, most: number): Readonly<Record<string, string>> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.length <= most && entries.every(([, text]) => typeof text === "string")
    ? (value as Readonly<Record<string, string>>)
    : null;
}
