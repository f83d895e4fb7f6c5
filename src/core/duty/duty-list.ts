/**
 * Who is on duty for which office, and when (`bongsu.duty/1`): the persons in the order in which they are interrupted, their addresses, their quiet hours. A
 * document that the room's operator loads; nobody is interrupted whom it does not name.
 */
import {
  addProblem,
  type Cursor,
  isObject,
  itemsAt,
  memberAt,
  onlyMembers,
  openDocument,
  requiredNameAt,
  textAt,
  textsAt,
} from "#core/input/json-cursor.ts";
import { requiredInstantAt } from "#core/input/instant.ts";
import { isMailAddress } from "#core/input/mail-address.ts";
import { type Parsed, parsed } from "#core/problem.ts";

/** The type of the document. */
export const dutyType = "bongsu.duty/1";

/** Hours in which a person is interrupted only for what cannot wait; `HH:MM` in the room's time zone, over midnight where `to` is before `from`. */
export type QuietHours = { readonly from: string; readonly to: string };

/** A person who can be interrupted. */
type DutyPerson = {
  readonly operator: string;
  readonly mail: string;
  readonly quiet: QuietHours | null;
};

/** A turn of an office: who is interrupted first, and who next when nobody answers. */
type DutyTurn = {
  readonly office: string;
  readonly operators: readonly string[];
  readonly from: string;
  readonly to: string;
};

/** The list. */
export type DutyList = {
  /** Minutes after which the next person of a turn is interrupted, when nobody acknowledged. */
  readonly escalateAfter: number;
  /** When the digest of the rest is sent, `HH:MM` in the room's time zone. */
  readonly digestAt: string;
  readonly people: readonly DutyPerson[];
  readonly turns: readonly DutyTurn[];
};

/** Nobody is on duty. */
export const emptyDutyList: DutyList = { escalateAfter: 15, digestAt: "08:30", people: [], turns: [] };

const hour = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Reads the document; every finding at its place. */
export function readDutyList(document: unknown): Parsed<DutyList> {
  const root = openDocument(document);
  if (!isObject(document) || document["type"] !== dutyType)
    addProblem(memberAt(root, "type"), "type-unknown", `expected a document of type ${dutyType}`);
  onlyMembers(root, ["type", "escalateAfter", "digestAt", "people", "turns"]);
  const people = itemsAt(memberAt(root, "people")).map(personAt);
  const known = new Set(people.map(({ operator }) => operator));
  const turns = itemsAt(memberAt(root, "turns")).map((place) => turnAt(place, known));
  const list: DutyList = {
    escalateAfter: minutesAt(memberAt(root, "escalateAfter")),
    digestAt: hourAt(memberAt(root, "digestAt")) ?? emptyDutyList.digestAt,
    people,
    turns,
  };
  return root.problems.length > 0 ? { ok: false, findings: root.problems } : parsed(list);
}

function personAt(place: Cursor): DutyPerson {
  onlyMembers(place, ["operator", "mail", "quiet"]);
  const address = requiredNameAt(memberAt(place, "mail"));
  if (address !== "" && !isMailAddress(address))
    addProblem(memberAt(place, "mail"), "address-invalid", "expected one mail address, without a name");
  const quiet = memberAt(place, "quiet");
  return {
    operator: requiredNameAt(memberAt(place, "operator")),
    mail: address,
    quiet: quiet.value === undefined ? null : quietAt(quiet),
  };
}

function quietAt(place: Cursor): QuietHours {
  onlyMembers(place, ["from", "to"]);
  const [from, to] = ["from", "to"].map((name) => {
    requiredNameAt(memberAt(place, name));
    return hourAt(memberAt(place, name)) ?? "00:00";
  });
  return { from: from as string, to: to as string };
}

function turnAt(place: Cursor, known: ReadonlySet<string>): DutyTurn {
  onlyMembers(place, ["office", "operators", "from", "to"]);
  const operators = textsAt(memberAt(place, "operators"));
  if (operators.length === 0)
    addProblem(memberAt(place, "operators"), "nobody-named", "expected at least one operator");
  for (const one of operators)
    if (!known.has(one))
      addProblem(memberAt(place, "operators"), "person-unknown", `${one} is not among the people`);
  const from = requiredInstantAt(memberAt(place, "from")) ?? "";
  const to = requiredInstantAt(memberAt(place, "to")) ?? "";
  if (from !== "" && to !== "" && to <= from)
    addProblem(memberAt(place, "to"), "order-wrong", "expected an end after the beginning");
  return { office: requiredNameAt(memberAt(place, "office")), operators, from, to };
}

function hourAt(place: Cursor): string | undefined {
  const written = textAt(place);
  if (written === undefined) return undefined;
  if (!hour.test(written)) addProblem(place, "hour-invalid", "expected an hour such as 07:30");
  return written;
}

function minutesAt(place: Cursor): number {
  const written = textAt(place);
  if (written === undefined) return emptyDutyList.escalateAfter;
  const minutes = Number(/^(\d{1,4})m$/.exec(written)?.[1] ?? 0);
  if (minutes < 1) addProblem(place, "span-invalid", "expected minutes, such as 15m");
  return minutes;
}

/** The turns of an instant. */
export function turnsAt({ turns }: DutyList, now: string): readonly DutyTurn[] {
  return turns.filter(
    ({ from, to }) => Date.parse(from) <= Date.parse(now) && Date.parse(now) < Date.parse(to),
  );
}
