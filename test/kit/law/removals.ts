/**
 * Everything that can be missing from a world. A removal gives the lesser world, or `null` where there is nothing of its kind to take away. `seed` is any
 * natural number: it chooses what is taken.
 */
import type { LawList, LawRecord, LawStatement, LawWorld } from "#test/kit/law/world.ts";

/** One way in which something is missing. */
export type Removal = (world: LawWorld, seed: number) => LawWorld | null;

function without<T>(all: readonly T[], seed: number): readonly T[] {
  return all.filter((_, i) => i !== seed % all.length);
}

/** Changes one list of a world; `null` where the change leaves it as it was. */
function onList(change: (list: LawList, seed: number) => LawList): Removal {
  return (world, seed) => {
    const at = seed % Math.max(1, world.lists.length);
    const list = world.lists[at];
    if (list === undefined) return null;
    const less = change(list, Math.floor(seed / 7));
    if (less.text === list.text) return null;
    return { ...world, lists: world.lists.map((one, i) => (i === at ? less : one)) };
  };
}

function onStatement(change: (one: LawStatement, seed: number) => LawStatement): Removal {
  return (world, seed) => {
    if (world.statements.length === 0) return null;
    const at = seed % world.statements.length;
    return { ...world, statements: world.statements.map((one, i) => (i === at ? change(one, seed) : one)) };
  };
}

function later(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 24 * 3_600_000).toISOString();
}

function withoutMember(one: LawStatement, name: keyof LawStatement): LawStatement {
  return Object.fromEntries(Object.entries(one).filter(([key]) => key !== name)) as LawStatement;
}

/** The nth match of a pattern in a text, replaced. */
function nth(text: string, pattern: RegExp, seed: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[seed % Math.max(1, found.length)];
  if (one === undefined) return text;
  return text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
}

/** A change of the letters of one name in a list: nobody could mean another thing by it. */
function onName(change: (name: string) => string): Removal {
  return onList(({ path, text }, seed) => ({
    path,
    text: nth(text, /"name": ?"[^"\\]{3,}"/g, seed, (found) => {
      const start = found.indexOf('"', 6) + 1;
      return found.slice(0, start) + change(found.slice(start, -1)) + found.slice(-1);
    }),
  }));
}

function amid(mark: string): (name: string) => string {
  return (name) => name.slice(0, 2) + mark + name.slice(2);
}

/** A place in a document: the members and numbers that lead to it. */
type RecordPath = readonly string[];

function placesIn(value: unknown, at: RecordPath = []): readonly RecordPath[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => [[...at, key], ...placesIn(held, [...at, key])]);
}

function withoutPlace(value: unknown, [key = "", ...rest]: RecordPath): unknown {
  const entries = Object.entries(value as object).flatMap(([name, held]): readonly [string, unknown][] => {
    if (name !== key) return [[name, held]];
    return rest.length === 0 ? [] : [[name, withoutPlace(held, rest)]];
  });
  return Array.isArray(value) ? entries.map(([, held]) => held) : Object.fromEntries(entries);
}

/** A member, or an item of a list, somewhere in a record; its name in the feed stays. */
function withoutPart(record: LawRecord, seed: number): LawRecord {
  const places = placesIn(record).filter(([first]) => first !== "id");
  const place = places[seed % Math.max(1, places.length)];
  return place === undefined ? record : (withoutPlace(record, place) as LawRecord);
}

/** By name, so that a counterexample says what was taken. */
export const removals: Readonly<Record<string, Removal>> = {
  record: (world, seed) =>
    world.records.length === 0 ? null : { ...world, records: without(world.records, seed) },
  "part of a record": (world, seed) => {
    const at = seed % Math.max(1, world.records.length);
    if (world.records.length === 0) return null;
    const records = world.records.map((one, i) => (i === at ? withoutPart(one, Math.floor(seed / 7)) : one));
    return { ...world, records };
  },
  "half of the records": (world, seed) => ({
    ...world,
    records: world.records.filter((_, i) => (i + seed) % 2 === 0),
  }),
  "every record": (world) => ({ ...world, records: [] }),
  "end of the feed": (world, seed) =>
    world.packing === "files" ? null : { ...world, cut: world.cut + 1 + (seed % 400) },
  statement: (world, seed) =>
    world.statements.length === 0 ? null : { ...world, statements: without(world.statements, seed) },
  "count of a statement": onStatement((one) => withoutMember(one, "records")),
  "time of a statement": onStatement((one) => withoutMember(one, "to")),
  "freshness of a statement": onStatement((one, seed) => ({
    ...one,
    to: later(one.to ?? "2026-01-01", -1 - (seed % 30)),
  })),
  "past of a statement": onStatement((one, seed) => ({
    ...one,
    to: later(one.to ?? "2026-01-01", 2 + (seed % 30)),
  })),
  "days since": (world, seed) => ({ ...world, now: later(world.now, 1 + (seed % 40)) }),
  "right clock": (world, seed) => ({ ...world, now: later(world.now, -2 - (seed % 40)) }),
  list: (world, seed) => (world.lists.length === 0 ? null : { ...world, lists: without(world.lists, seed) }),
  "end of a list": onList(({ path, text }, seed) => ({
    path,
    text: text.slice(0, seed % (text.length + 1)),
  })),
  "line of a list": onList(({ path, text }, seed) => ({
    path,
    text: without(text.split("\n"), seed).join("\n"),
  })),
  "everything in a list": onList(({ path }) => ({ path, text: "" })),
  "version in a list": onList(({ path, text }, seed) => ({
    path,
    text: nth(text, /"version": ?"[^"]*",?/g, seed, () => ""),
  })),
  "seen letter of a name": onName(amid("\u200b")),
  "whole word of a name": onName(amid("\u00ad")),
  "direction of a name": onName(amid("\u202e")),
  "plain end of a name": onName((name) => `${name}\u00ae`),
  "plain letter of a name": onName((name) => name.replace("-", "&#45;").replace(" ", "&amp; ")),
  "letter case of a name": onName((name) => name.toUpperCase()),
  "spacing of a name": onName((name) => ` ${name}  `),
  "line of an acceptance": (world, seed) => {
    const lines = world.acceptance?.split("\n") ?? [];
    return lines.length < 2 ? null : { ...world, acceptance: without(lines, seed).join("\n") };
  },
  "time of an acceptance": (world, seed) =>
    world.acceptance === undefined
      ? null
      : {
          ...world,
          acceptance: world.acceptance.replaceAll(
            /until = .*/g,
            `until = ${later(world.now, -1 - (seed % 900)).slice(0, 10)}`,
          ),
        },
  acceptance: (world) => {
    const { acceptance, ...rest } = world;
    return acceptance === undefined ? null : rest;
  },
};
