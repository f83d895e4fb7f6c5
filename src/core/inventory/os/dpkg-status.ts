/**
 * dpkg's status file (/var/lib/dpkg/status, and the pieces in status.d of images without a shell). Only packages whose files are in place count.
 * Debian and Ubuntu write advisories about source packages, so the product and version are the source's and the name is the binary's.
 */
import { remarkUnknownRelease } from "#core/inventory/os/os-release.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { dpkgForm, type Paragraph, paragraphsOf } from "#core/inventory/os/paragraphs.ts";
import {
  inventoryBuilder,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { packageNames } from "#core/product/distribution-package.ts";
import { releaseOf } from "#core/product/release.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** /var/lib/dpkg/status. */
export const dpkgStatus: Reader = {
  name: "dpkg-status",
  files: /(?:^|\/)(?:status|status\.d\/[^/]+)$/i,
  isDatabase: true,
  fix: "apt",
  recognise: (path, head) => {
    if (/(^|\/)dpkg\/status(\.d\/[^/]+)?$/.test(path) && !path.endsWith(".md5sums")) return true;
    return /^Package: /m.test(head) && /^Status: \w+ \w+ \w+/m.test(head);
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("dpkg-status", options);
  const distribution = distributionOf(options.distro);
  if (distribution === null) remarkUnknownRelease(gathering);
  let packages = 0;
  for (const paragraph of paragraphsOf(text, dpkgForm, gathering)) {
    if (paragraph.fields.has("package")) packages++;
    add(gathering, paragraph, distribution);
  }
  if (packages === 0 && text.trim() !== "")
    return failed("line 1", "dpkg-status-unknown", "There is no paragraph with a `Package` field.");
  return gathering.done();
}

type Distribution = { readonly namespace: string; readonly distro: string };

/** `debian-12`, `ubuntu 22.04`; other systems with dpkg have advisories of their own. */
function distributionOf(distro: string | undefined): Distribution | null {
  const namespace = /^\s*"?(debian|ubuntu)\b/i.exec(distro ?? "")?.[1]?.toLowerCase();
  if (namespace === undefined || distro === undefined) return null;
  const release = releaseOf(namespace, distro);
  return release === null ? null : { namespace, distro: release };
}

/** States in which files are in place, all or some, although something is still to be done. */
const halfway: ReadonlySet<string> = new Set([
  "unpacked",
  "half-configured",
  "half-installed",
  "triggers-awaited",
  "triggers-pending",
]);

function add(
  gathering: InventoryBuilder,
  { fields, at }: Paragraph,
  distribution: Distribution | null,
): void {
  const status = fields.get("status");
  const state = status?.slice(status.lastIndexOf(" ") + 1) ?? "installed";
  const name = fields.get("package") ?? "";
  if (halfway.has(state))
    gathering.remark(
      at,
      "partly-installed",
      `"${name.slice(0, 80)}" is ${state}: its files are there.`,
      name,
    );
  else if (state !== "installed") return;
  const version = fields.get("version") ?? null;
  if (version === null)
    gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
  const [, source = name, sourceVersion = null] =
    /^(\S+)(?:\s+\(([^)\s]{1,200})\))?$/.exec(fields.get("source") ?? "") ?? [];
  const installed = version === null ? {} : { installed: version };
  if (distribution === null || name === "")
    gathering.add({ product: null, name, version: sourceVersion ?? version, at, ...installed });
  else {
    const names = packageNames({
      type: "deb",
      ...distribution,
      name,
      version,
      source: { name: source, version: sourceVersion },
    });
    gathering.add({ ...names, ...installed, name, at });
  }
}
