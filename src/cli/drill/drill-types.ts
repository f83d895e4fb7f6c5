/** What the replay of a drill is given: the scene, a way into the room's machine, and the surroundings. Data and functions only. */
import type { Tier } from "#core/actor.ts";
import type { RoomRecord } from "./expected-picture.ts";

/** When an organisation acts, in hours after the directive is issued; `null` for what never happens. */
export type Acts = {
  readonly aware: number | null;
  readonly checked: number | null;
  readonly fixed: number | null;
  readonly relapsed: number | null;
};

/** A file by a relative path with `/`. */
type DrillFile = { readonly path: string; readonly text: string };

/** One organisation of the drill; its software lists as first found and after the fix. */
export type DrillOrganization = {
  readonly id: string;
  readonly tier: Tier;
  readonly schedule: Acts;
  readonly inventory: (state: "found" | "fixed") => readonly DrillFile[];
};

/** A flaw as its case tells it. */
type DrillFlaw = {
  readonly product: string;
  readonly severity: "high" | "critical";
  readonly title: string;
  readonly supplier: string;
};

/** The products that finders report on. */
export type DrillProduct = "keysafe" | "edgegate" | "libnari";

/** What a finder sends: the first report of a flaw, the same flaw again, or a text that gives orders. */
type DrillReport = {
  readonly flaw: DrillProduct;
  readonly kind: "first" | "again" | "injected";
  readonly document: (run: string) => string;
};

/** Who takes part, what is reported and published, and the advisory that the directive is about. */
export type DrillScene = {
  readonly organizations: readonly DrillOrganization[];
  /** The directive's scope (CEL over `org`); it selects exactly `organizations`. */
  readonly scope: string;
  readonly advisories: (published: string) => readonly DrillFile[];
  readonly subject: string;
  readonly reports: readonly DrillReport[];
  readonly flaws: Readonly<Record<DrillProduct, DrillFlaw>>;
  /** The organisations that supply KeySafe4NX and EdgeGate VPN. */
  readonly suppliers: readonly [string, string];
};

/** Bearer secrets of three officers, of a finder, and of the suppliers of KeySafe4NX and EdgeGate; the two of the chair's office are two persons. */
export type DrillTokens = {
  readonly chair: string;
  readonly secondChair: string;
  readonly analyst: string;
  readonly finder: string;
  readonly suppliers: readonly [string, string];
};

/** What only the room's own machine can give. */
export type DrillAccess = {
  readonly tokens: () => Promise<DrillTokens>;
  /** Registers agents' public keys (SPKI DER, base64) for their organisations. */
  readonly registerKeys: (
    keys: readonly { readonly organization: string; readonly publicKey: string }[],
  ) => Promise<void>;
  /** What the room has on record of a directive, organisation by organisation: no officer reads that, whose picture moves in steps. */
  readonly record: (directive: string) => Promise<RoomRecord>;
};

/** Everything around a run. */
export type DrillIo = {
  /** The room's address where the command line names none. */
  readonly room: string;
  readonly scene: DrillScene;
  readonly access: DrillAccess;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  /** Takes text for people, with its line ends. */
  readonly write: (text: string) => void;
};
