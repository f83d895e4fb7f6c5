/** Reads documents of TUF that someone else wrote: every member that is used, within limits of number; what they are worth is for `trusted-metadata.ts`. */
import { entriesOf, listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type {
  Delegation,
  MetaFile,
  PartOf,
  RoleKeys,
  RootPart,
  SignedPart,
  TargetFile,
  TufDocument,
  TufKey,
  TufSignature,
} from "#core/tuf/metadata.ts";

const mostSignatures = 256;
const mostKeys = 1024;

/** Thrown and caught in this file alone: the place that has not its form. */
class FormError extends Error {}

function must<T>(value: T | null | undefined, at: string): T {
  if (value === null || value === undefined) throw new FormError(at);
  return value;
}

/** The document of a kind in bytes. */
export function readTufDocument<Kind extends keyof PartOf>(
  bytes: Uint8Array,
  kind: Kind,
): Parsed<TufDocument<PartOf[Kind]>> {
  const json = readUnambiguousJson(bytes);
  return json.ok ? readTufValue(json.value, kind) : json;
}

/** As {@link readTufDocument}, of a value. */
export function readTufValue<Kind extends keyof PartOf>(
  value: unknown,
  kind: Kind,
): Parsed<TufDocument<PartOf[Kind]>> {
  try {
    const signed = member(value, "signed");
    if (textMember(signed, "_type") !== kind) throw new FormError("/signed/_type");
    const part = partReaders[kind](signed);
    return parsed({ part, signed, signatures: signaturesOf(value) });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    return failed(
      error.message,
      "tuf-form",
      `This is not a document "${kind}" of TUF: see ${error.message}.`,
    );
  }
}

const partReaders: { readonly [Kind in keyof PartOf]: (signed: unknown) => PartOf[Kind] } = {
  root: (signed) => ({
    ...commonOf(signed),
    consistentSnapshot: member(signed, "consistent_snapshot") === true,
    roles: rolesOf(signed),
  }),
  timestamp: (signed) => {
    const meta = metaOf(signed);
    if (meta.size !== 1) throw new FormError("/signed/meta");
    return { ...commonOf(signed), snapshot: must(meta.get("snapshot"), "/signed/meta") };
  },
  snapshot: (signed) => ({ ...commonOf(signed), meta: metaOf(signed) }),
  targets: (signed) => ({
    ...commonOf(signed),
    targets: new Map(
      entriesOf(must(member(signed, "targets"), "/signed/targets")).map(([path, value]) => [
        path,
        targetOf(value, `/signed/targets/${path}`),
      ]),
    ),
    delegations: delegationsOf(member(signed, "delegations")),
  }),
};

/** The signatures; ids are unique among them (4.2), so that none counts twice. */
function signaturesOf(value: unknown): readonly TufSignature[] {
  const list = listMember(value, "signatures");
  const read = list.map((one, i) => {
    const [keyid, sig] = [textMember(one, "keyid"), textMember(one, "sig")];
    if (keyid === null || sig === null) throw new FormError(`/signatures/${i}`);
    return { keyid, sig };
  });
  if (list.length > mostSignatures || new Set(read.map(({ keyid }) => keyid)).size !== read.length)
    throw new FormError("/signatures");
  return read;
}

const specification = /^1\.\d{1,4}(?:\.\d{1,4})?$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function commonOf(signed: unknown): SignedPart {
  if (!specification.test(textMember(signed, "spec_version") ?? ""))
    throw new FormError("/signed/spec_version");
  const expires = textMember(signed, "expires") ?? "";
  const at = instant.test(expires) ? Date.parse(expires) : Number.NaN;
  if (Number.isNaN(at)) throw new FormError("/signed/expires");
  return { version: positive(member(signed, "version"), "/signed/version"), expires: at };
}

function positive(value: unknown, at: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw new FormError(at);
  return value as number;
}

function count(value: unknown, at: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new FormError(at);
  return value as number;
}

function rolesOf(signed: unknown): RootPart["roles"] {
  const keys = keysOf(member(signed, "keys"), "/signed/keys");
  const role = (name: string): RoleKeys => {
    const at = `/signed/roles/${name}`;
    return { keys, ...roleOf(must(member(member(signed, "roles"), name), at), at) };
  };
  return {
    root: role("root"),
    timestamp: role("timestamp"),
    snapshot: role("snapshot"),
    targets: role("targets"),
  };
}

function keysOf(members: unknown, at: string): ReadonlyMap<string, TufKey> {
  const entries = entriesOf(must(members, at));
  if (entries.length > mostKeys) throw new FormError(at);
  return new Map(
    entries.map(([keyid, key]) => {
      const [keytype, scheme] = [textMember(key, "keytype"), textMember(key, "scheme")];
      const value = textMember(member(key, "keyval"), "public");
      if (keytype === null || scheme === null || value === null) throw new FormError(`${at}/${keyid}`);
      return [keyid, { keytype, scheme, value }];
    }),
  );
}

/** Ids are unique in a role, so that a threshold is one of different keys. */
function roleOf(role: unknown, at: string): Omit<RoleKeys, "keys"> {
  const keyids = textsOf(member(role, "keyids"), `${at}/keyids`);
  if (new Set(keyids).size !== keyids.length || keyids.length > mostKeys) throw new FormError(`${at}/keyids`);
  return { keyids, threshold: positive(member(role, "threshold"), `${at}/threshold`) };
}

function textsOf(value: unknown, at: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) throw new FormError(at);
  return value;
}

function metaOf(signed: unknown): ReadonlyMap<string, MetaFile> {
  const meta = new Map<string, MetaFile>();
  for (const [name, file] of entriesOf(must(member(signed, "meta"), "/signed/meta"))) {
    const at = `/signed/meta/${name}`;
    if (!name.endsWith(".json")) throw new FormError(at);
    const length = member(file, "length");
    meta.set(name.slice(0, -".json".length), {
      version: positive(member(file, "version"), at),
      ...(length === undefined ? {} : { length: count(length, at) }),
      hashes: hashesOf(member(file, "hashes"), at),
    });
  }
  return meta;
}

function targetOf(value: unknown, at: string): TargetFile {
  const hashes = hashesOf(member(value, "hashes"), at);
  if (hashes.size === 0) throw new FormError(at);
  return { length: count(member(value, "length"), at), hashes };
}

function hashesOf(value: unknown, at: string): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(value).map(([algorithm, digest]) => {
      if (typeof digest !== "string") throw new FormError(at);
      return [algorithm, digest];
    }),
  );
}

function delegationsOf(value: unknown): readonly Delegation[] {
  if (value === undefined) return [];
  const at = "/signed/delegations";
  const keys = keysOf(member(value, "keys"), `${at}/keys`);
  const roles = listMember(value, "roles").map((role, i): Delegation => {
    const place = `${at}/roles/${i}`;
    const name = textMember(role, "name");
    const isTop = name === "root" || name === "timestamp" || name === "snapshot" || name === "targets";
    const terminating = member(role, "terminating");
    const [paths, prefixes] = [member(role, "paths"), member(role, "path_hash_prefixes")];
    if (name === null || name === "" || isTop || typeof terminating !== "boolean") throw new FormError(place);
    if ((paths === undefined) === (prefixes === undefined)) throw new FormError(place);
    return {
      keys,
      ...roleOf(role, place),
      name,
      terminating,
      paths: paths === undefined ? null : textsOf(paths, place),
      hashPrefixes: prefixes === undefined ? null : textsOf(prefixes, place),
    };
  });
  if (new Set(roles.map(({ name }) => name)).size !== roles.length) throw new FormError(`${at}/roles`);
  return roles;
}
