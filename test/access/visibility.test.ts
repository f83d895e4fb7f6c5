/**
 * Who sees which rows, asked of the database itself: each role runs the plainest query on every table. Nothing of the contract or of a
 * stage's queries stands between; what holds here holds also for a query that forgot its condition.
 */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { Actor } from "#core/actor.ts";
import { delegateInventory, stateAssetFacts } from "#stages/exposure/commands.ts";
import { responseStatusesOf } from "#stages/response/queries.ts";
import { registerKey } from "#stages/registry/keys.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { type Sql, sql, system, type Tx } from "#store/sql.ts";
import { newKey, registerAgent, signIn, startTestRoom, type AccessRoom } from "#test/kit/room/access-room.ts";

type OrganizationPlace = {
  readonly id: string;
  readonly domain: "private" | "public" | "military";
  readonly sector: string;
};

let here: AccessRoom;
let tables: string[] = [];
let ofOrganizations: string[] = [];
let own: OrganizationPlace;
let other: OrganizationPlace;
let actors: Record<string, Actor> = {};
let cases = 0;

/** SQL whose table name comes from the catalogue; only tests have a need for it. */
function plain(text: string): Sql {
  return { strings: [text], values: [] };
}

async function place(tx: Tx, where: Sql): Promise<OrganizationPlace> {
  const found = await tx.first<OrganizationPlace>(
    sql`select id, domain, sector from organization where valid_to is null and ${where} order by id limit 1`,
  );
  assert.ok(found);
  return found;
}

/** Rows of both organisations in every table that organisations have rows in. */
async function seed(): Promise<void> {
  for (const { id, domain, sector } of [own, other]) {
    await registerAgent(here, id);
    await signIn(here, { id: `op-${id}`, role: "organization", organization: id });
    await here.store.write(system, async (tx) => {
      await makeToken(tx, { role: "organization", organization: id, now: here.room.now() });
      await tx.run(
        sql`insert into notification (directive, organization, revision, tier, sector, domain, at) values ('D', ${id}, 1, 'sme', ${sector}, ${domain}, now())`,
      );
      await tx.run(sql`insert into response (directive, organization, tier, sector, domain, standing, since)
        values ('D', ${id}, 'sme', ${sector}, ${domain}, 'acknowledged', now())`);
    });
    await here.store.write({ role: "organization", id: "op", organization: id }, async (tx) => {
      await tx.run(sql`insert into extension_request (request, directive, organization, domain, sector, asked_at, duration, reason, controls)
        values (${`X-${id}`}, 'D', ${id}, ${domain}, ${sector}, now(), '{"days": 1}', 'drill', 'drill')`);
    });
    await delegate(id, "package-lock.json");
    await here.store.write({ role: "agent", id: "key:y", organization: id }, async (tx) => {
      await tx.run(sql`insert into answer (receipt, kind, digest, directive, organization, revision, payload, received_at)
        values (${`R-${id}`}, 'acknowledgement', ${id}, 'D', ${id}, 1, '{}', now())`);
    });
  }
}

/** An inventory that the organisation itself delegates, and an exposure found by it. */
async function delegate(organization: string, path: string): Promise<void> {
  const packages = { "node_modules/left-lib": { version: "1.0.0" } };
  const text = JSON.stringify({ name: "drill", lockfileVersion: 3, packages });
  await here.store.write({ role: "organization", id: "op", organization }, async (tx) => {
    await delegateInventory(tx, { organization, path, text });
    await stateAssetFacts(tx, { organization, facts: { exposed: "no" } }, here.room.now().toISOString());
  });
  await here.store.write(system, async (tx) => {
    await tx.run(sql`insert into exposure (organization, advisory, product, version, verdict)
      values (${organization}, ${path}, 'pkg:npm/left-lib', '1.0.0', 'affected')`);
  });
}

/** Everything that an actor can read, by table. */
async function view(actor: Actor): Promise<Map<string, string>> {
  return await here.store.read(actor, async (tx) => {
    const seen = new Map<string, string>();
    for (const table of tables) {
      const rows = await tx.rows<{ row: string }>(plain(`select t::text as row from ${table} t order by 1`));
      seen.set(table, rows.map(({ row }) => row).join("\n"));
    }
    return seen;
  });
}

/** Tables of the exposure stage that have an organisation's rows, partitions too. */
function delegated(): readonly string[] {
  const found = ofOrganizations.filter((table) => /^(inventory|holding|exposure|asset_facts)/.test(table));
  assert.ok(found.length > 3);
  return found;
}

describe("who sees which rows, asked of the database itself", () => {
  before(async () => {
    here = await startTestRoom();
    await here.store.read(system, async (tx) => {
      const all = await tx.rows<{ name: string; secured: boolean; owned: boolean }>(sql`
      select c.relname as name, c.relrowsecurity as secured,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization' and not a.attisdropped) as owned
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'bongsu' and c.relkind in ('r', 'p') order by 1`);
      // The application role is not let near the table of migrations at all.
      tables = all.filter(({ secured, name }) => secured && name !== "migration").map((table) => table.name);
      ofOrganizations = all.filter((table) => table.secured && table.owned).map((table) => table.name);
      const open = all.filter((table) => !table.secured).map((table) => table.name);
      assert.deepEqual(open, [], "every table has row-level security");
      own = await place(tx, sql`domain = 'private' and sector = 'finance'`);
      other = await place(tx, sql`domain = 'public' and sector = 'local-government'`);
    });
    await seed();
    actors = {
      nobody: { role: "analyst", id: "nobody" },
      chair: { role: "chair", id: "op-chair", office: "nso" },
      lead: { role: "lead", id: "op-lead", domain: "private" },
      sector: { role: "sector", id: "op-sector", sector: "finance" },
      analyst: { role: "analyst", id: "op-analyst" },
      organization: { role: "organization", id: "op-organization", organization: own.id },
      agent: { role: "agent", id: "key:x", organization: own.id },
    };
  });
  after(async () => {
    await here.close();
    console.log(`visibility: ${cases} cases on ${tables.length} tables`);
  });

  test("the application role owns nothing, passes over no policy and cannot become another", async () => {
    const role = await here.store.read(system, async (tx) =>
      tx.first<{ super: boolean; bypass: boolean; owns: number; name: string }>(sql`
      select current_user::text as name, rolsuper as super, rolbypassrls as bypass,
        (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`),
    );
    assert.deepEqual(role, { name: "bongsu_app", super: false, bypass: false, owns: 0 });
  });

  test("an actor without a role sees and writes nothing", async () => {
    const empty = { role: "", id: "" } as unknown as Actor;
    for (const [table, rows] of await view(empty)) {
      cases += 1;
      assert.equal(rows, "", table);
    }
  });

  test("rows of organisations: an organisation and its agent see their own, a lead its domain, a sector officer its sector, an analyst none", async () => {
    const may: Record<string, (place: OrganizationPlace) => boolean> = {
      lead: ({ domain }) => domain === "private",
      sector: ({ sector }) => sector === "finance",
      analyst: () => false,
      organization: ({ id }) => id === own.id,
      agent: ({ id }) => id === own.id,
    };
    const places = new Map<string, OrganizationPlace>();
    await here.store.read(system, async (tx) => {
      for (const one of await tx.rows<OrganizationPlace>(sql`select id, domain, sector from organization`))
        places.set(one.id, one);
    });
    for (const [name, allowed] of Object.entries(may)) {
      const actor = actors[name] ?? assert.fail();
      await here.store.read(actor, async (tx) => {
        for (const table of ["organization", ...ofOrganizations]) {
          const column = table === "organization" ? "id" : "organization";
          const rows = await tx.rows<{ of: string }>(
            plain(`select distinct ${column} as of from ${table} where ${column} is not null`),
          );
          for (const row of rows) {
            cases += 1;
            assert.ok(allowed(places.get(row.of) ?? assert.fail()), `${name} sees ${row.of} in ${table}`);
          }
        }
        const self = await tx.rows(sql`select 1 from organization`);
        assert.equal(self.length > 0, name !== "analyst", name);
      });
    }
  });

  test("the chair sees organisations, and neither keys, nor single answers, nor where one organisation stands", async () => {
    const chair = await view(actors["chair"] ?? assert.fail());
    assert.notEqual(chair.get("organization"), "");
    for (const table of ["agent_key", "answer", "response", "extension_request", ...delegated()]) {
      cases += 1;
      assert.equal(chair.get(table), "", table);
    }
    const statuses = async (actor = actors["chair"] ?? assert.fail()) =>
      (await here.store.read(actor, async (tx) => await responseStatusesOf(tx, own.id))).length;
    assert.deepEqual([await statuses(), await statuses(actors["lead"])], [0, 1]);
  });

  test("requests for more time: seen by those who see standings, asked for by the organisation alone, answered by no organisation", async () => {
    for (const [name, actor] of Object.entries(actors)) {
      const seen = await view(actor);
      cases += 1;
      assert.equal(seen.get("extension_request") !== "", seen.get("response") !== "", name);
      const changed = await here.store.write(actor, async (tx) =>
        tx.rows<{ of: string }>(
          sql`update extension_request set reason = reason returning organization as of`,
        ),
      );
      const mayAnswer = actor.role === "lead" || actor.role === "sector" ? [own.id] : [];
      assert.deepEqual(
        changed.map(({ of }) => of),
        mayAnswer,
        name,
      );
      const asking = here.store.write(actor, async (tx) => {
        await tx.run(sql`insert into extension_request (request, directive, organization, domain, sector, asked_at, duration, reason, controls, state, answered_at, granted)
        values (${`X-${name}`}, 'E', ${own.id}, ${own.domain}, ${own.sector}, now(), '{"days": 1}', '', '', 'granted', now(), '{"days": 1}')`);
      });
      await assert.rejects(asking, /row-level security/, name);
    }
  });

  test("delegated inventories, what is found by them, and facts stated: seen by their organisation and by no office", async () => {
    for (const [name, actor] of Object.entries(actors)) {
      const seen = await view(actor);
      for (const table of ["inventory", "holding", "exposure", "asset_facts"]) {
        cases += 1;
        assert.equal(seen.get(table) !== "", actor.organization !== undefined, `${name} ${table}`);
      }
    }
  });

  test("secrets: no role but the room itself sees a link, session, passkey, challenge or token; nor the journal as it is stored", async () => {
    for (const [name, actor] of Object.entries(actors)) {
      const seen = await view(actor);
      for (const table of [
        "sign_in_link",
        "session",
        "passkey",
        "passkey_challenge",
        "token",
        "outbox",
        "cursor",
        "pulse",
      ]) {
        cases += 1;
        assert.equal(seen.get(table), "", `${name} ${table}`);
      }
      assert.equal(seen.get("journal"), "", `${name} journal`);
      const operators = (seen.get("operator") ?? "").split("\n").filter((row) => row !== "");
      assert.ok(
        operators.every((row) => row.startsWith(`(${actor.id},`)),
        name,
      );
    }
  });

  test("non-interference: what one organisation does changes nothing that another, its agent, or another domain's officers can see", async () => {
    const outside = ["organization", "agent", "lead", "sector", "analyst"];
    const earlier = new Map<string, Map<string, string>>();
    for (const name of outside) earlier.set(name, await view(actors[name] ?? assert.fail()));
    await here.store.write({ role: "organization", id: "op", organization: other.id }, async (tx) => {
      await tx.run(
        sql`update response set standing = 'affected', sequence = sequence + 1 where organization = ${other.id}`,
      );
      await registerKey(tx, { organization: other.id, publicKey: newKey().publicKey, label: "second" });
    });
    await delegate(other.id, "second/package-lock.json");
    await signIn(here, { id: `op-${other.id}`, role: "organization", organization: other.id });
    for (const name of outside) {
      const now = await view(actors[name] ?? assert.fail());
      for (const table of tables) {
        cases += 1;
        assert.equal(now.get(table), earlier.get(name)?.get(table), `${name} ${table}`);
      }
    }
  });

  test("writing: no organisation changes, takes away or adds a row of another", async () => {
    const actor = actors["organization"] ?? assert.fail();
    for (const table of ofOrganizations) {
      const attempts = [
        `update ${table} set organization = organization where organization = '${other.id}'`,
        `update ${table} set organization = '${own.id}' where organization = '${other.id}'`,
        `update ${table} set organization = '${other.id}'`,
        `delete from ${table} where organization = '${other.id}'`,
        `insert into ${table} select * from ${table} where organization = '${other.id}'`,
      ];
      for (const attempt of attempts) {
        cases += 1;
        const touched = await here.store
          .write(actor, async (tx) => await tx.run(plain(attempt)))
          .catch((error: { code?: string }) =>
            error.code === "42501" ? 0 : assert.fail(JSON.stringify(error)),
          );
        assert.equal(touched, 0, attempt);
      }
    }
  });

  test("writing: a key cannot be put under another organisation, nor jurisdiction and offices changed by anyone signed in", async () => {
    for (const [name, actor] of Object.entries(actors)) {
      const attempts = [
        sql`insert into agent_key (keyid, organization, public_key, label) values ('k', ${other.id}, 'x', 'x')`,
        sql`insert into jurisdiction (office, domain, valid_from) values ('nso', 'private', '2020-01-01')`,
        sql`insert into office (id, kind, name) values ('x', 'chair', '{}')`,
        sql`insert into operator (id, role, name) values ('x', 'chair', '{}')`,
        sql`insert into token (id, secret_hash, operator, expires_at) values ('x', 'x', 'chair', now())`,
        sql`insert into session (secret_hash, operator, csrf, expires_at) values ('x', 'chair', 'x', now())`,
      ];
      for (const attempt of attempts) {
        cases += 1;
        await assert.rejects(
          here.store.write(actor, async (tx) => await tx.run(attempt)),
          { code: "42501" },
          `${name}: ${attempt.strings[0]}`,
        );
      }
      for (const table of ["jurisdiction", "office", "world", "operator"]) {
        cases += 1;
        const gone = await here.store.write(actor, async (tx) => await tx.run(plain(`delete from ${table}`)));
        assert.equal(gone, 0, `${name} ${table}`);
      }
    }
  });
});
