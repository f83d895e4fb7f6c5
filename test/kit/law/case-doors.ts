/** Who looks at a room with cases and what it is answered: every endpoint of the contract, with the headers of its answers; and everything that the database holds, as it is and as each role reads it. */
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import type { Actor } from "#core/actor.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import type { CaseRoom } from "../coordination/case-room.ts";
import { asVisitor, signIn } from "../room/access-room.ts";
import { sample } from "../sample-input.ts";

/** Names of an answer: of which case, advisory, participant … is asked, by the names of inputs. */
export type CaseNames = Readonly<Record<string, string>>;

/** Where requests go. */
type Request = CaseRoom["request"];
/** A person, a script, or (no headers) nobody. */
export type CaseVisitor = { readonly who: string; readonly headers: Readonly<Record<string, string>> };

/** Those who take part in no case: people of every role, a participant of no case, and nobody. */
export async function visitorsBeside(room: CaseRoom): Promise<readonly CaseVisitor[]> {
  const signedIn = ["outsider", "analyst", "chair", "bystander"].map((who) => ({
    who,
    headers: room.headers.get(who) ?? {},
  }));
  const sector = asVisitor(await signIn(room.here, { id: "case-sector", role: "sector", sector: "finance" }));
  const made = await room.here.store.write(
    system,
    async (tx) => await makeToken(tx, { role: "participant", now: room.here.clock.now() }),
  );
  return [
    ...signedIn,
    { who: "sector", headers: sector },
    { who: "participant", headers: { authorization: `Bearer ${made.secret}` } },
    { who: "nobody", headers: {} },
  ];
}

const everyEndpoint = Object.entries(contract) as readonly [EndpointKey, Endpoint][];
/** What differs from call to call by itself. */
const ownOfCall: ReadonlySet<string> = new Set(["x-request-id", "date", "set-cookie"]);

/** An answer as text: its status, every header, every byte; names that were asked for are left out. */
async function answerText(response: Response, names: CaseNames): Promise<string> {
  const headers = [...response.headers].filter(([name]) => !ownOfCall.has(name));
  const body = (await response.text()).replaceAll(/"(?:request|instance)":"[^"]*"/g, "");
  const text = [response.status, ...headers.map((pair) => pair.join(": ")), body].join("\n");
  return Object.values(names).reduce((left, name) => left.replaceAll(name, "NAME"), text);
}

type CaseQuestion = { readonly endpoint: Endpoint; readonly names: CaseNames; readonly visitor: CaseVisitor };

/** The answer to a call; what no name is given for is a sample. */
export async function answerTo(
  request: Request,
  { endpoint, names, visitor }: CaseQuestion,
): Promise<string> {
  const input = new Map(Object.entries(sample(endpoint.input) as Record<string, unknown>));
  for (const [name, value] of Object.entries(names))
    if (propertiesOf(endpoint).includes(name)) input.set(name, value);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = input.get(name);
    input.delete(name);
    return encodeURIComponent(typeof value === "string" ? value : "none");
  });
  const headers = { "content-type": "application/json", ...visitor.headers };
  if (endpoint.method !== "GET") {
    const body = JSON.stringify(Object.fromEntries(input));
    return await answerText(await request(path, { method: endpoint.method, headers, body }), names);
  }
  const query = new URLSearchParams([...input].map(([name, value]) => [name, String(value)])).toString();
  return await answerText(await request(query === "" ? path : `${path}?${query}`, { headers }), names);
}

/** Every GET endpoint, as everybody is answered; where it names something of a case, of these. */
export async function everyAnswer(
  request: Request,
  whom: readonly CaseVisitor[],
  names: CaseNames,
  within: (endpoint: Endpoint) => boolean = () => true,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [key, endpoint] of everyEndpoint) {
    if (endpoint.method !== "GET" || endpoint.stream === true || !within(endpoint)) continue;
    // What is the same for everyone while the server runs tells nothing of a case.
    if (endpoint.work?.same === true) continue;
    for (const visitor of whom)
      answers.set(`${key} ${visitor.who}`, await answerTo(request, { endpoint, names, visitor }));
  }
  return answers;
}

/** Endpoints that can be asked about something of a case: one of these names stands in their path or in what they take. */
export function endpointsNaming(names: CaseNames): readonly (readonly [EndpointKey, Endpoint])[] {
  const has = (endpoint: Endpoint, name: string): boolean =>
    endpoint.path.includes(`:${name}`) || propertiesOf(endpoint).includes(name);
  return everyEndpoint.filter(
    ([, endpoint]) =>
      endpoint.sealed === undefined &&
      endpoint.lines === undefined &&
      Object.keys(names).some((name) => has(endpoint, name)),
  );
}

function propertiesOf({ input }: Endpoint): readonly string[] {
  return Object.keys((input as { readonly properties?: object }).properties ?? {});
}

/** Which answers differ. */
export function differences(
  earlier: ReadonlyMap<string, string>,
  later: ReadonlyMap<string, string>,
): readonly string[] {
  return [...later].flatMap(([door, text]) => (earlier.get(door) === text ? [] : [door]));
}

/** A digest of each table of a room as an actor reads it. */
export async function tablesAs(
  { here: { store } }: CaseRoom,
  actor: Actor,
): Promise<ReadonlyMap<string, string>> {
  const tables = await store.read(system, async (tx) =>
    tx.rows<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'bongsu'::regnamespace and relkind = 'r' and has_table_privilege('bongsu_app', oid, 'select') order by 1`,
    ),
  );
  const all = tables.map(({ name }) => digestOf(name)).join(" union all ");
  const rows = await store.read(actor, async (tx) =>
    tx.rows<{ name: string; digest: string }>({ strings: [all], values: [] }),
  );
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/** Of the outbox what is withheld is counted by nobody. */
function digestOf(table: string): string {
  const rows = table === "outbox" ? "outbox t where not t.withheld" : `"${table}" t`;
  return `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${rows}`;
}

/** How far each sequence has come. */
export async function sequences({ here: { store } }: CaseRoom): Promise<ReadonlyMap<string, string>> {
  const rows = await store.read(system, async (tx) =>
    tx.rows<{ name: string; last: number | null }>(
      sql`select sequencename as name, last_value as last from pg_sequences where schemaname = 'bongsu'`,
    ),
  );
  return new Map(rows.map(({ name, last }) => [name, String(last)]));
}
