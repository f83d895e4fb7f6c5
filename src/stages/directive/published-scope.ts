/** What a document says of whom it addresses: the scope as it was written, or, where that would name organisations, how many they are and of which kinds. */
import { dateOf } from "#core/clock/clock.ts";
import { addresseesOf, namesOneOf } from "#core/privacy/addressees.ts";
import { boundedScope } from "#core/directive/bounded-scope.ts";
import type { Addressees, DirectiveDraft } from "#core/directive/directive.ts";
import { readsAttribute } from "#core/directive/scope-conditions.ts";
import { parseScope, type Scope, selects } from "#core/directive/scope.ts";
import type { Finding } from "#core/problem.ts";
import type { Jurisdiction, Topology } from "#core/topology/topology.ts";
import { sql, type Tx } from "#store/sql.ts";
import { ledOrganizations, type ScopedOrganization } from "#stages/registry/queries.ts";

/** A draft as it may be published, and where its texts name whom its scope does not. */
export type PublishedScope = {
  readonly draft: DirectiveDraft;
  readonly addressees: Addressees | null;
  readonly findings: readonly Finding[];
};

/** Who issues, when. */
type Issuing = {
  readonly leads: readonly Jurisdiction[];
  readonly topology: Topology;
  readonly now: string;
};

/** The draft with the scope under which it may be published. One that cannot be read stays: it is refused elsewhere. */
export async function publishedScope(
  tx: Tx,
  draft: DirectiveDraft,
  { leads, topology, now }: Issuing,
): Promise<PublishedScope> {
  const scope = parseScope(draft.scope);
  const whole = boundedScope("true", leads);
  const asWritten = {
    draft: { ...draft, scope: boundedScope(draft.scope, leads) },
    addressees: null,
    findings: [],
  };
  if (!scope.ok || asWritten.draft.scope === whole) return asWritten;
  const led = await ledOrganizations(tx, leads, dateOf(now, topology));
  const addressees = addresseesOf(
    scope.value,
    led.map(({ facts }) => facts),
  );
  if (addressees === null) return asWritten;
  return { draft: { ...draft, scope: whole }, addressees, findings: namesIn(draft, scope.value, led) };
}

/** Each text of the draft that names an organisation which its scope addresses. */
function namesIn(
  draft: DirectiveDraft,
  scope: Scope,
  led: readonly ScopedOrganization[],
): readonly Finding[] {
  const addressed = led
    .filter(({ facts }) => selects(scope, facts))
    .map(({ facts, name }) => ({ id: facts.id, names: Object.values<string>(name) }));
  const texts: readonly (readonly [string, string])[] = [
    ...textsAt("/title", draft.title),
    ...textsAt("/legalBasis", draft.legalBasis),
    ["/contact", draft.contact],
    ...draft.actions.flatMap(({ note }, i) => textsAt(`/actions/${i}/note`, note ?? {})),
  ];
  return texts.flatMap(([at, text]) =>
    namesOneOf(text, addressed)
      ? [
          {
            at,
            code: "text-names-organization",
            message: "It names an organisation that the scope addresses.",
          },
        ]
      : [],
  );
}

function textsAt(at: string, text: DirectiveDraft["title"]): readonly (readonly [string, string])[] {
  return Object.entries<string>(text).map(([language, line]) => [`${at}/${language}`, line]);
}

/** The draft of a published document without a scope that names organisations: one of an earlier program may have it. */
export function withoutNamingScope(draft: DirectiveDraft): DirectiveDraft {
  const scope = parseScope(draft.scope);
  return scope.ok && readsAttribute(scope.value, "id") ? { ...draft, scope: "true" } : draft;
}

/** Keeps the scope by which a revision finds whom it addresses. */
export async function storeScope(
  tx: Tx,
  { id, revision }: { readonly id: string; readonly revision: number },
  scope: string,
): Promise<void> {
  await tx.run(
    sql`insert into directive_scope (directive, revision, scope) values (${id}, ${revision}, ${scope})`,
  );
}
