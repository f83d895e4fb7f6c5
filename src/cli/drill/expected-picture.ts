/** What the agents themselves know of a drill: what each sent, the receipts it kept, and where it must therefore stand. Pure. */
import type { PictureColumn } from "#core/directive/picture-columns.ts";
import type { Attestation, ResponseStatus } from "#core/directive/attestation.ts";
import { afterAnswer, noHistory, type ResponseHistory } from "#core/directive/response-history.ts";
import type { Translate } from "#messages/message.ts";

/** What one organisation sent, as the agents know it. */
type OrganizationTally = {
  standing: ResponseStatus;
  history: ResponseHistory;
  acknowledged: boolean;
  /** Receipts of attestations. */
  readonly receipts: Set<string>;
};

export type ResponseTally = Map<string, OrganizationTally>;

/** Everyone was told; nobody has said anything. */
export function emptyTally(organizations: readonly { readonly id: string }[]): ResponseTally {
  return new Map(
    organizations.map(({ id }) => [
      id,
      { standing: "told", history: noHistory("told"), acknowledged: false, receipts: new Set() },
    ]),
  );
}

/** Notes an acknowledgement. */
export function recordAcknowledgement(tally: ResponseTally, organization: string): void {
  const side = sideOf(tally, organization);
  side.acknowledged = true;
  if (side.standing === "told") side.standing = "acknowledged";
}

/** Notes an answer with its receipt; in a drill each organisation has one agent and one key. */
export function recordResponse(
  tally: ResponseTally,
  answer: Pick<Attestation, "organization" | "counts" | "contradicted" | "evidence" | "coverage" | "at">,
  receipt: string,
): void {
  const side = sideOf(tally, answer.organization);
  side.acknowledged = true;
  side.receipts.add(receipt);
  const { counts, contradicted, evidence, coverage = null, at } = answer;
  const recorded = { counts, contradicted, evidence, coverage, at, respondent: "agent", pack: null };
  side.history = afterAnswer(side.history, recorded, new Set());
  side.standing = side.history.status;
}

function sideOf(tally: ResponseTally, organization: string): OrganizationTally {
  const side = tally.get(organization);
  if (side === undefined) throw new Error(`${organization} takes no part in this drill`);
  return side;
}

/** The columns of the national picture, as the agents would count them. */
type PictureColumns = Readonly<Record<Exclude<PictureColumn, "closedInTime">, number>>;

/** Counts the organisations by where they stand. */
export function pictureColumns(tally: ResponseTally): PictureColumns {
  const sides = [...tally.values()];
  const at = (...standings: readonly ResponseStatus[]): number =>
    sides.filter(({ standing }) => standings.includes(standing)).length;
  return {
    told: sides.length,
    acknowledged: sides.filter(({ acknowledged }) => acknowledged).length,
    applicabilityKnown: at("affected", "contradicted", "closed", "not-affected"),
    unknown: at("unknown"),
    silent: at("told", "acknowledged"),
    affected: at("affected"),
    contradicted: at("contradicted"),
    closed: at("closed"),
    notAffected: at("not-affected"),
  };
}

/** What the room has on record of the same directive: receipts and last standing by organisation, who acknowledged, and what its picture has taken in. */
export type RoomRecord = {
  readonly receipts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly standings: ReadonlyMap<string, ResponseStatus>;
  readonly acknowledged: ReadonlySet<string>;
  readonly picture: Readonly<Partial<globalThis.Record<keyof PictureColumns, number>>>;
  /** Of how many organisations the picture shows an earlier state: it moves in steps. */
  readonly notShown?: number;
};

/** One thing in which the agents and the room differ, as a sentence. */
export type Difference = (t: Translate) => string;

/** Everything in which the agents and the room differ; empty when nothing was lost or doubled. */
export function differences(tally: ResponseTally, record: RoomRecord): readonly Difference[] {
  const different: Difference[] = [];
  for (const [organization, side] of tally)
    different.push(...organizationDifferences({ organization, side, record }));
  for (const [column, agents] of Object.entries(pictureColumns(tally))) {
    const room = record.picture[column as keyof PictureColumns];
    if (room !== agents)
      different.push((t) => t("drillCommand.difference.picture", { column, agents, room: room ?? "–" }));
  }
  return different;
}

type PictureComparison = {
  readonly organization: string;
  readonly side: OrganizationTally;
  readonly record: RoomRecord;
};

function organizationDifferences({ organization, side, record }: PictureComparison): readonly Difference[] {
  const theirs = record.receipts.get(organization) ?? new Set<string>();
  const [lost, extra] = [side.receipts.difference(theirs), theirs.difference(side.receipts)];
  const { acknowledged, standing: agent } = side;
  const room = record.standings.get(organization);
  const different: Difference[] = [];
  if (lost.size > 0)
    different.push((t) =>
      t("drillCommand.difference.lost", { organization, receipts: [...lost].join(", ") }),
    );
  if (extra.size > 0)
    different.push((t) =>
      t("drillCommand.difference.extra", { organization, receipts: [...extra].join(", ") }),
    );
  if (acknowledged !== (record.acknowledged.has(organization) || theirs.size > 0))
    different.push((t) =>
      t("drillCommand.difference.acknowledged", { organization, acknowledged: String(acknowledged) }),
    );
  if (room !== undefined && room !== agent)
    different.push((t) => t("drillCommand.difference.status", { organization, agent, room }));
  return different;
}
