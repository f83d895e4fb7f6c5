/** A room in which every endpoint of the contract can be called by every role: someone of each role is signed in, by session and by token. */
import assert from "node:assert/strict";
import { signedIn } from "#core/audience.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import type { Operator, OperatorRole } from "#stages/registry/operators.ts";
import { participantOperatorId } from "#stages/registry/access-events.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { signIn, startTestRoom, type AccessRoom, type Visitor } from "./access-room.ts";
import { sample } from "../sample-input.ts";

/** Every endpoint by its key. */
export const entries = Object.entries(contract) as [EndpointKey, Endpoint][];
/** Those that a person signs in for. */
export const guarded = entries.filter(
  ([, entry]) => !entry.roles.includes("public") && entry.sealed === undefined,
);
/** The roles of persons. */
export const personRoles = signedIn;

/** What is sent: the input (a sample where none is given), or a body as it stands. */
export type ContractRequest = {
  readonly input?: unknown;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly app?: AccessRoom["app"];
};

/** The room, its callers, and an organisation in the jurisdiction of the officers beside one that is in none. */
export type ContractRoom = AccessRoom & {
  readonly organizations: { readonly own: string; readonly other: string };
  /** Calls an endpoint; what stands in the path goes there. */
  readonly call: (entry: Endpoint, request?: ContractRequest) => Promise<Response>;
  readonly bearer: (role: OperatorRole) => Record<string, string>;
  readonly visitor: (role: OperatorRole) => Visitor;
  /** The sample input, about the organisation of the caller. */
  readonly ownInput: (entry: Endpoint) => Record<string, unknown>;
  readonly assignment: (role: OperatorRole) => OperatorAssignment;
};

type OperatorAssignment = Pick<Operator, "role" | "organization" | "domain" | "sector">;

/** Starts the room. */
export async function startContractRoom(): Promise<ContractRoom> {
  const here = await startTestRoom();
  const own = await organizationIn(here, { domain: "private", inFinance: true });
  const organizations = { own, other: await organizationIn(here, { domain: "public", inFinance: false }) };
  const assignment = (role: OperatorRole): OperatorAssignment => assignmentOf(role, own);
  const callers = new Map<OperatorRole, { readonly visitor: Visitor; readonly token: string }>();
  for (const role of personRoles) {
    const visitor = await signIn(here, { id: personId("test", role), ...assignment(role) });
    const request = { now: here.room.now(), ...assignment(role) };
    const token = await here.store.write(system, async (tx) => await makeToken(tx, request));
    callers.set(role, { visitor, token: token.secret });
  }
  const caller = (role: OperatorRole) => callers.get(role) ?? assert.fail(role);
  return {
    ...here,
    organizations,
    call: async (entry, request) => await send(here, entry, request ?? {}),
    bearer: (role) => ({ authorization: `Bearer ${caller(role).token}` }),
    visitor: (role) => caller(role).visitor,
    ownInput: (entry) => {
      const input = sample(entry.input) as Record<string, unknown>;
      return entry.owned === undefined ? input : { ...input, [entry.owned]: own };
    },
    assignment,
  };
}

/** The id of a person of a role; those of participants of cases have a form of their own. */
export function personId(name: string, role: OperatorRole): string {
  return role === "participant" ? participantOperatorId(name) : `${name}-${role}`;
}

/** The first role of persons that may call an endpoint. */
export function allowedRole(entry: Endpoint): OperatorRole {
  const role = personRoles.find((one) => entry.roles.includes(one));
  assert.ok(role, `${entry.name} has a role`);
  return role;
}

async function organizationIn(
  { store }: AccessRoom,
  { domain, inFinance }: { readonly domain: string; readonly inFinance: boolean },
): Promise<string> {
  const row = await store.read(system, async (tx) =>
    tx.first<{ id: string }>(sql`
      select id from organization where valid_to is null and domain = ${domain} and (sector = 'finance') = ${inFinance}
      order by id limit 1`),
  );
  return row?.id ?? assert.fail(domain);
}

function assignmentOf(role: OperatorRole, organization: string): OperatorAssignment {
  if (role === "organization") return { role, organization };
  if (role === "lead") return { role, domain: "private" };
  return role === "sector" ? { role, sector: "finance" } : { role };
}

async function send(here: AccessRoom, entry: Endpoint, request: ContractRequest): Promise<Response> {
  const input = new Map(Object.entries((request.input ?? sample(entry.input)) as Record<string, unknown>));
  const url = entry.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = input.get(name) ?? "a";
    input.delete(name);
    return encodeURIComponent(typeof value === "string" ? value : JSON.stringify(value));
  });
  const rest = Object.fromEntries(input);
  const app = request.app ?? here.app;
  if (entry.method === "GET") {
    const query = new URLSearchParams(rest as Record<string, string>).toString();
    return await app.request(query === "" ? url : `${url}?${query}`, { headers: request.headers ?? {} });
  }
  return await app.request(url, {
    method: entry.method,
    headers: { "content-type": "application/json", ...request.headers },
    body: request.body ?? JSON.stringify(rest),
  });
}
