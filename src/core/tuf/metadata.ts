/** Documents of The Update Framework (specification 1.0.34, clause 4): what each role signs, as it is used here. Members that are not named stay in what was signed. */

/** A public key (4.2): `value` is its `keyval.public`. */
export type TufKey = { readonly keytype: string; readonly scheme: string; readonly value: string };

/** By which keys a role signs, and how many of them it takes. */
export type RoleKeys = {
  readonly keys: ReadonlyMap<string, TufKey>;
  readonly keyids: readonly string[];
  readonly threshold: number;
};

/** What every role signs. `expires` is in milliseconds since 1970. */
export type SignedPart = { readonly version: number; readonly expires: number };

/** Root (4.3): the keys of the four roles. */
export type RootPart = SignedPart & {
  readonly consistentSnapshot: boolean;
  readonly roles: Readonly<Record<"root" | "timestamp" | "snapshot" | "targets", RoleKeys>>;
};

/** What is said of another document: its version, and where it is stated its length and digests by algorithm. */
export type MetaFile = {
  readonly version: number;
  readonly length?: number;
  readonly hashes: ReadonlyMap<string, string>;
};

/** Timestamp (4.6): which snapshot is the newest. */
export type TimestampPart = SignedPart & { readonly snapshot: MetaFile };

/** Snapshot (4.4): the version of every document about targets, by role. */
export type SnapshotPart = SignedPart & { readonly meta: ReadonlyMap<string, MetaFile> };

/** A target: its length and digests by algorithm. */
export type TargetFile = { readonly length: number; readonly hashes: ReadonlyMap<string, string> };

/** A role to which paths are delegated. One of both lists is given; `terminating` ends the search behind it. */
export type Delegation = RoleKeys & {
  readonly name: string;
  readonly terminating: boolean;
  readonly paths: readonly string[] | null;
  readonly hashPrefixes: readonly string[] | null;
};

/** Targets (4.5): files, and who else may speak for which paths, in their order. */
export type TargetsPart = SignedPart & {
  readonly targets: ReadonlyMap<string, TargetFile>;
  readonly delegations: readonly Delegation[];
};

/** A signature by the id of its key; `sig` in hexadecimal. */
export type TufSignature = { readonly keyid: string; readonly sig: string };

/** Signs for a role of one tree: over the canonical bytes of what is signed, in hexadecimal. */
export type TufSigner = {
  readonly keyid: string;
  readonly key: TufKey;
  readonly sign: (bytes: Uint8Array) => Promise<string>;
};

/** A document: what was read of it, the value that was signed with every member, and by whom. */
export type TufDocument<Part extends SignedPart> = {
  readonly part: Part;
  readonly signed: unknown;
  readonly signatures: readonly TufSignature[];
};

/** The part of each kind of document, by its `_type`. */
export type PartOf = {
  readonly root: RootPart;
  readonly timestamp: TimestampPart;
  readonly snapshot: SnapshotPart;
  readonly targets: TargetsPart;
};
