/**
 * `check`: every software list under the given paths against the packs at hand, offline. Where directives are in force it dates what is affected
 * and keeps, at home, what was found. What the results look like on a screen is for `cli/check.ts`.
 */
import { createHash } from "node:crypto";
import { readDirectives } from "#agent/directives.ts";
import { homeOf, readState, type State, type Surroundings } from "#agent/home.ts";
import { withLock } from "#agent/lock.ts";
import { type AskedPack, openStored, type PackOnDisk } from "#agent/packs.ts";
import { recordCheck } from "#agent/record-check.ts";
import { type Scan, scan, type SoftwareList } from "#agent/scan.ts";
import { type CheckLine, type Lining, linesOf } from "#core/check-lines.ts";
import type { DirectiveDocument } from "#core/directive.ts";
import type { Component } from "#core/inventory/component.ts";
import { matchAll, matcherOf, type OpenedPack } from "#core/match.ts";
import type { AssetFacts } from "#core/policy/judge.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { Directives } from "#core/publication/directive-form.ts";

/** What to check against what. With neither a folder nor a pack there is nothing to match against. */
export type CheckWish = {
  readonly paths: readonly string[];
  /** The agent's folder; `null` for a check without a room. */
  readonly dir: string | null;
  /** A pack that is not in the folder, built from feed files. */
  readonly feed?: OpenedPack & { readonly sha256: string };
  /** A folder that `bongsu pack build` wrote. */
  readonly packs?: string;
  /** What the organisation knows of the assets. */
  readonly facts?: AssetFacts;
  /** Only this directive. */
  readonly directive?: string;
};

/** What a check found. */
export type Checked = {
  /** sha256 (hex) of each pack that was asked, ascending. */
  readonly packs: readonly string[];
  readonly components: number;
  readonly lists: readonly Pick<SoftwareList, "path" | "kind">[];
  readonly lines: readonly CheckLine[];
  readonly findings: readonly Finding[];
  /** Paths about which nothing can be said. */
  readonly failed: readonly string[];
  readonly drill: boolean;
  /** What makes the answer weaker than it looks: the synced index has ended, or there was no pack to ask. */
  readonly cautions: readonly ("index-ended" | "nothing-to-match")[];
};

/** Checks paths. Refuses when there is nothing to read or nothing to match against. */
export async function checkPaths(wish: CheckWish, surroundings: Surroundings): Promise<Checked> {
  if (wish.dir === null) return await check(wish, { asked: feedPack(wish), state: null }, surroundings);
  const { dir } = wish;
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const state = await readState(home);
    if (state === null && wish.feed === undefined && wish.packs === undefined)
      throw new Refusal(
        "set-up-failed",
        `Nothing was synced into ${dir} yet: bongsu sync --from URL --dir ${dir}`,
      );
    const stored = state === null ? [] : await openPacks(wish, dir, state);
    try {
      return await check(wish, { asked: [...stored, ...feedPack(wish)], state }, surroundings);
    } finally {
      for (const pack of stored) pack.close();
    }
  });
}

function feedPack({ feed }: CheckWish): readonly AskedPack[] {
  return feed === undefined ? [] : [{ ...feed, directive: null }];
}

/** The packs of the directives in force, and those that belong to no directive. */
async function openPacks(
  wish: CheckWish,
  dir: string,
  state: State,
): Promise<readonly (AskedPack & PackOnDisk)[]> {
  const home = homeOf(dir);
  const directives = await readDirectives(home, state);
  const wanted = chosen(directives, wish.directive);
  const opened: (AskedPack & PackOnDisk)[] = [];
  for (const directive of wanted) {
    if (directive.pack === null) continue;
    const pack = await openStored(home, directive.pack.sha256, directive.pack.details);
    opened.push({ ...pack, directive });
  }
  return opened;
}

function chosen({ inForce, newest }: Directives, id: string | undefined): readonly DirectiveDocument[] {
  if (id === undefined) return inForce;
  const found = inForce.filter((directive) => directive.id === id);
  if (found.length > 0) return found;
  const known = newest.find((directive) => directive.id === id);
  throw new Refusal(
    "not-found",
    known === undefined ? `Directive ${id} is not here; run sync.` : `Directive ${id} is ${known.state}.`,
  );
}

type With = { readonly asked: readonly AskedPack[]; readonly state: State | null };

async function check(wish: CheckWish, { asked, state }: With, surroundings: Surroundings): Promise<Checked> {
  const found = await scan(wish.paths);
  if (found.lists.length === 0)
    throw new Refusal(
      "not-found",
      `No software list that can be read was found under ${wish.paths.join(", ")}.`,
      found.findings,
    );
  const lists = new Map<Component, SoftwareList>();
  for (const list of found.lists) for (const component of list.components) lists.set(component, list);
  const built = await openBuilt(wish, lists.keys());
  try {
    return await answer({ wish, asked: [...asked, ...built], state, found, lists }, surroundings.now());
  } finally {
    for (const pack of built) pack.close();
  }
}

async function openBuilt({ packs }: CheckWish, components: Iterable<Component>) {
  if (packs === undefined) return [];
  const { openPackFolder } = await import("#agent/pack-folder.ts");
  return await openPackFolder(packs, new Set([...components].map(({ product }) => product)));
}

type Found = With & {
  readonly wish: CheckWish;
  readonly found: Scan;
  readonly lists: ReadonlyMap<Component, SoftwareList>;
};

async function answer({ wish, asked, state, found, lists }: Found, now: string): Promise<Checked> {
  const matcher = matcherOf(asked);
  const matched = matchAll(lists.keys(), matcher);
  if (wish.dir !== null)
    await recordCheck(
      { home: homeOf(wish.dir), asked, matches: matched.matches, lists, scan: found, paths: wish.paths },
      now,
    );
  const lines = linesOf({
    asked,
    matcher,
    matches: matched.matches,
    listOf: (component) => lists.get(component) as SoftwareList,
    dueOf: await dueRule({ wish, asked, state }),
  });
  return {
    packs: [...new Set(asked.map(({ sha256 }) => sha256))].sort(),
    components: lists.size,
    lists: found.lists.map(({ path, kind }) => ({ path, kind })),
    lines,
    findings: [...found.findings, ...matched.findings],
    failed: found.failed,
    drill: state?.drill ?? false,
    cautions: cautionsOf({ asked, state }, now),
  };
}

/** Rule packs are loaded only where a directive asks. */
async function dueRule({ wish, asked, state }: With & Pick<Found, "wish">): Promise<Lining["dueOf"]> {
  if (asked.every(({ directive }) => directive === null)) return () => null;
  const { earliestDue } = await import("#core/policy/due.ts");
  const known = { facts: wish.facts ?? {}, received: state?.received ?? [] };
  return (directives, match) => earliestDue(directives, { match, ...known });
}

function cautionsOf({ asked, state }: With, now: string): Checked["cautions"] {
  const ended = state !== null && Date.parse(state.expires) <= Date.parse(now);
  return [
    ...(ended ? (["index-ended"] as const) : []),
    ...(asked.length === 0 ? (["nothing-to-match"] as const) : []),
  ];
}

/** One name for a set of packs: the digest of the one, or the sha256 over several digests, a line each; `null` for none. */
export function packName(packs: readonly string[]): string | null {
  if (packs.length === 0) return null;
  return packs.length === 1
    ? (packs[0] as string)
    : createHash("sha256").update(packs.join("\n")).digest("hex");
}
