/**
 * What a reader may see of a fact in the journal: the one function that every way out of the journal passes. The journal is no second door to what
 * the picture hides; what each field is stands beside the facts themselves (`core/journal-event.ts`).
 */
import type { Actor } from "#core/actor.ts";
import { eventVisibility, type FieldVisibility, type JournalEvent } from "#core/journal-event.ts";

/** A fact as it may be shown: its kind, the fields that the reader may see, and the names of those that were left out. */
type VisibleFact = {
  readonly fact: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly withheld: readonly string[];
};

/** Who reads, and which persons are of the staff: those may be named. */
export type FactReader = { readonly actor: Actor; readonly staff: ReadonlySet<string> };

/** The fact for a reader. A kind or field of an older journal that nobody declared is seen by the room alone. */
export function visibleFact(fact: JournalEvent, reader: FactReader): VisibleFact {
  const { kind, ...fields } = fact;
  const declared: Readonly<Record<string, FieldVisibility>> = Object.hasOwn(eventVisibility, kind)
    ? eventVisibility[kind]
    : {};
  const about = "organization" in fact ? fact.organization : undefined;
  const seen = Object.entries(fields).filter(([name, value]) =>
    maySee(declared[name] ?? "room", value, { ...reader, about }),
  );
  const names = new Set(seen.map(([name]) => name));
  return {
    fact: { kind, ...Object.fromEntries(seen) },
    withheld: Object.keys(fields).filter((name) => !names.has(name)),
  };
}

/** Whoever acted, where it may be told: an organisation's person or key tells whose act an entry is. */
export function visibleActor(id: string, { actor, staff }: FactReader): string | null {
  return actor.role === "system" || id === "system" || id === actor.id || staff.has(id) ? id : null;
}

/** Every id that may name a person in a fact or as its actor: whom to look up before facts are shown. */
export function personsIn(
  entries: readonly { readonly actor: string; readonly fact: JournalEvent }[],
): string[] {
  const named = entries.flatMap(({ actor, fact }) => ("operator" in fact ? [actor, fact.operator] : [actor]));
  return [...new Set(named)].filter((id) => id !== null);
}

function maySee(
  visibility: FieldVisibility,
  value: unknown,
  { actor, staff, about }: FactReader & { readonly about: string | undefined },
): boolean {
  if (actor.role === "system") return true;
  const ownAct = about !== undefined && actor.organization === about;
  switch (visibility) {
    case "open":
      return true;
    case "person":
      return value === actor.id || (typeof value === "string" && staff.has(value));
    case "standing":
    case "own":
      return ownAct;
    case "room":
      return false;
    default:
      return visibility satisfies never;
  }
}
