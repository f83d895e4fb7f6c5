/**
 * The publication's metadata after TUF, measured for 200 directives and packs of 60 ecosystems: bytes, how long a publication takes with and without it, and
 * how long a client takes to verify it: `node tools/measure-metadata.ts`. Not part of the program.
 */
import { hash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptFollowed, metadataInMemory } from "#agent/sync/publication-metadata.ts";
import { writePublication } from "#channels/files.ts";
import { publicationOf } from "#main/room/channels.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { readLimitedFile } from "#publication/transport.ts";
import { readKeys } from "#publication/trusted-keys.ts";
import { acceptIndex, openIndex } from "#publication/verified-index.ts";
import { type Publisher, publishIndex, putFile } from "#stages/dissemination/publication.ts";
import { publishedMetadata, metadataContent } from "#stages/dissemination/publication-metadata.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { startCluster } from "#store/cluster.ts";
import { migrate } from "#store/migrate.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";

const [directives, ecosystems, rounds] = [200, 60, 15];
const folder = mkdtempSync(join(tmpdir(), "bongsu-measure-"));
chmodSync(folder, 0o755);
const { connection, stop } = await startCluster(folder);
await migrate(connection, "bench");
const store = await openStore(connection);
try {
  await measure(store);
} finally {
  await store.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(room: Store): Promise<void> {
  await loadWorld(room, "drill");
  await fill(room);
  const data = join(folder, "data");
  const { signer, hybrid, publicDocument } = await loadRoomKey(data, true);
  const { current } = await openRepository({ room: "http://localhost", drill: true, data, store: room });
  const plain: Publisher = { room: "http://localhost", drill: true, signer, hybrid };
  const signed: Publisher = { ...plain, repository: current };
  const times: Record<"plain" | "signed", number[]> = { plain: [], signed: [] };
  for (let i = 0; i < rounds; i++) times.plain.push(await publish(room, plain, join(folder, "plain")));
  for (let i = 0; i < rounds; i++) times.signed.push(await publish(room, signed, join(folder, "pub")));
  console.log(`index, without metadata: ${median(times.plain)} ms, with it: ${median(times.signed)} ms`);
  const documents = await room.read(system, publishedMetadata);
  for (const tree of ["ed25519", "ml-dsa-65"]) {
    const sizes = await Promise.all(
      documents
        .filter((one) => one.tree === tree)
        .map(
          async (one) =>
            [
              one.role,
              (await room.read(system, async (tx) => await metadataContent(tx, one)))?.length ?? 0,
            ] as const,
        ),
    );
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(
      `${tree}: ${sizes.length} documents, ${total} bytes; ${sizes.map(([role, bytes]) => `${role} ${bytes}`).join(", ")}`,
    );
  }
  await verify(join(folder, "pub"), publicDocument);
}

/** Processor time of this process in ms: what others do meanwhile on the machine does not count. */
function used(): number {
  const { user, system: kernel } = process.cpuUsage();
  return (user + kernel) / 1000;
}

async function publish(room: Store, publisher: Publisher, pub: string): Promise<number> {
  const from = used();
  await room.write(system, async (tx) => await publishIndex(tx, publisher, new Date().toISOString()));
  await writePublication(pub, publicationOf(room), new AbortController().signal);
  return used() - from;
}

function median(values: readonly number[]): string {
  return (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(1);
}

async function verify(pub: string, keys: unknown): Promise<void> {
  const transport = folderTransport(pub);
  const judgement = { now: new Date().toISOString(), allowExpired: false };
  const [index, attested]: number[][] = [[], []];
  for (let i = 0; i < rounds; i++) {
    const bytes = (await readLimitedFile(transport, "index.json", 1e8)) ?? new Uint8Array();
    const from = used();
    const trusted = { keys: await readKeys(keys), how: "by-hand" as const };
    const opened = await openIndex(bytes, trusted, async () => await Promise.resolve(null));
    acceptIndex(opened, { known: null, ...judgement });
    index?.push(used() - from);
    const then = used();
    const source = { followed: metadataInMemory(), transport, bytes, judgement };
    await acceptFollowed(source, { opened, pinned: null, known: null });
    attested?.push(used() - then);
  }
  console.log(
    `client: index ${median(index ?? [])} ms, both trees from nothing ${median(attested ?? [])} ms`,
  );
}

/** Directives of the first offices, each with a pack of its own, and packs of ecosystems. */
async function fill(room: Store): Promise<void> {
  const at = new Date().toISOString();
  await room.write(system, async (tx) => {
    const offices = await tx.rows<{ id: string }>(sql`select id from office order by id limit 5`);
    for (let i = 0; i < directives; i++) {
      const id = `DRILL-2026-${String(i).padStart(4, "0")}`;
      await tx.run(sql`
        insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at)
        values (${id}, 'issued', 1, ${offices[i % offices.length]?.id}, true, '{}', 'x', ${at}, ${at})`);
      await tx.run(
        sql`insert into directive_revision (directive, revision, document, at) values (${id}, 1, '{}', ${at})`,
      );
      await putFile(tx, {
        path: `directives/${id}/1.json`,
        kind: "directive",
        content: randomBytes(4000),
        at,
      });
      for (const kind of ["pack", "details"] as const) {
        const content = randomBytes(2000);
        await putFile(tx, { path: `packs/${hash("sha256", content)}.${kind}`, kind, content, at });
      }
    }
    for (let i = 0; i < ecosystems; i++)
      for (const kind of ["pack", "details"] as const) {
        const content = randomBytes(50_000);
        const about = {
          ecosystem: `deb-drill${i}`,
          ...(kind === "pack" ? { details: hash("sha256", content), advisories: 1 } : {}),
        };
        await putFile(tx, {
          path: `ecosystems/deb-drill${i}/${hash("sha256", content)}.${kind}`,
          kind,
          content,
          at,
          about,
        });
      }
  });
}
