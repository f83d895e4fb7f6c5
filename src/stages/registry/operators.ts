/** Operators: the persons and scripts that may sign in, and the actor that each becomes. How they prove who they are is in sessions, passkeys and tokens. */
import type { Actor, Domain, Role, Sector } from "#core/actor.ts";
import type { TextByLanguage } from "#core/text.ts";
import { appendAccessEvents } from "#stages/registry/access-events.ts";
import { roomZone } from "./queries.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** Roles that a person or script can have; agents have keys in place of operators. */
export type OperatorRole = Exclude<Role, "agent">;

/** One operator. An officer has an office; a lead also its domain, a sector officer its sector; an organisation's operator its organisation. */
export type Operator = {
  readonly id: string;
  readonly role: OperatorRole;
  readonly name: TextByLanguage;
  readonly language: string;
  readonly office?: string;
  readonly organization?: string;
  readonly domain?: Domain;
  readonly sector?: Sector;
};

/** Columns of an operator as they come from the database; `passkeys` is how many it has. */
export type OperatorRow = {
  readonly operator: string;
  readonly role: OperatorRole;
  readonly name: TextByLanguage;
  readonly language: string;
  readonly office: string | null;
  readonly organization: string | null;
  readonly domain: Domain | null;
  readonly sector: Sector | null;
  readonly passkeys: number;
};

/** The columns of {@link OperatorRow}, of `operator o`. */
export const operatorColumns: Sql = sql`o.id as operator, o.role, o.name, o.language, o.office, o.organization, o.domain, o.sector,
  (select count(*) from passkey p where p.operator = o.id) as passkeys`;

/** Whether `operator o` may act on a date: not disabled, and its organisation still exists. */
export function isActiveOperator(now: Date): Sql {
  return sql`o.disabled_at is null and not exists (
    select from organization g where g.id = o.organization and g.valid_to <= (${now.toISOString()}::timestamptz at time zone ${roomZone})::date)`;
}

/** The operator of a row. */
export function operatorOf(row: OperatorRow): Operator {
  return {
    id: row.operator,
    role: row.role,
    name: row.name,
    language: row.language,
    ...(row.office !== null && { office: row.office }),
    ...(row.organization !== null && { organization: row.organization }),
    ...(row.domain !== null && { domain: row.domain }),
    ...(row.sector !== null && { sector: row.sector }),
  };
}

/** Who acts when this operator does; a token of an operator acts as the operator, so that nobody becomes a second person through a script. */
export function actorOf(operator: Operator): Actor {
  const { id, role, office, organization, domain, sector } = operator;
  return {
    id,
    role,
    ...(office !== undefined && { office }),
    ...(organization !== undefined && { organization }),
    ...(domain !== undefined && { domain }),
    ...(sector !== undefined && { sector }),
  };
}

/**
 * The room itself, acting for a person: for tables that are closed to everyone signed in. The journal names the person; what it may do was decided before.
 */
export function onBehalfOf(operator: Pick<Operator, "id">): Actor {
  return { role: "system", id: operator.id };
}

/** Registers an operator; the caller is the room itself. */
export async function registerOperator(tx: Tx, operator: Operator): Promise<void> {
  const { id, role, name, language, office, organization, domain, sector } = operator;
  await tx.run(
    sql`insert into operator (id, role, name, language, office, organization, domain, sector)
        values (${id}, ${role}, ${JSON.stringify(name)}, ${language}, ${office ?? null}, ${organization ?? null}, ${domain ?? null}, ${sector ?? null})`,
  );
  await appendAccessEvents(tx, id, { kind: "operator.registered", operator: id, role });
}
