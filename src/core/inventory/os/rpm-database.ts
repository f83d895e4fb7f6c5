/**
 * The rpm database in its SQLite form (/var/lib/rpm/rpmdb.sqlite; Fedora 33, RHEL 9 and their kin onwards). The older forms (Packages,
 * Packages.db) are recognised and declined: `rpm -qa` says the same.
 */
import { remarkUnknownRelease } from "#core/inventory/os/os-release.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  type BinaryReader,
  inventoryBuilder,
  type ReadOptions,
  tooManyBytes,
} from "#core/inventory/reader.ts";
import { readRpmHeader } from "#core/inventory/os/rpm-header.ts";
import { identifyRpm, rpmSystem } from "#core/inventory/os/rpm-package.ts";
import { isSqlite } from "#core/inventory/os/sqlite-head.ts";
import { readSqliteTable } from "#core/inventory/os/sqlite-table.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** rpmdb.sqlite. */
export const rpmDatabase: BinaryReader = {
  name: "rpm-database",
  files: /(?:^|\/)(?:rpmdb\.sqlite|rpm\/Packages(?:\.db)?)$/i,
  isDatabase: true,
  fix: "rpm",
  recognise: (path, head) =>
    /(^|\/)rpm\/Packages(\.db)?$/.test(path) ||
    (isSqlite(head) &&
      (/(^|\/)rpmdb\.sqlite$/.test(path) || new TextDecoder("latin1").decode(head).includes(schema))),
  read,
};

const schema = "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY";

function read(bytes: Uint8Array, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooManyBytes(bytes, options);
  if (long !== null) return long;
  if (!isSqlite(bytes))
    return failed(
      "byte 0",
      "rpm-database-form",
      "This form of the rpm database is not read; give the text of `rpm -qa`.",
    );
  const rows = readSqliteTable(bytes, "Packages");
  if (!rows.ok) return rows;
  const gathering = inventoryBuilder("rpm-database", options);
  const system = rpmSystem(options.distro);
  if (system === null) remarkUnknownRelease(gathering);
  for (const [i, [, blob]] of rows.value.entries()) {
    const at = `package ${i + 1}`;
    const header = readRpmHeader(blob instanceof Uint8Array ? blob : new Uint8Array());
    if (!header.ok) gathering.leaveOut(at, "entry-unreadable");
    else if (header.value.name !== "gpg-pubkey") {
      const { name, version } = header.value;
      const identity = system === null ? { product: null, version } : identifyRpm(system, header.value);
      gathering.add({ ...identity, name, at });
    }
  }
  return gathering.done();
}
