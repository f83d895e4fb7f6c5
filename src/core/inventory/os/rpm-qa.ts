/**
 * The text of `rpm -qa`, one package a line: `name-version-release.arch`, with the epoch as `name-epoch:version-release.arch` or
 * `epoch:name-…`. The usual output has no epochs; then versions of packages that have one look older than they are, which is remarked upon. The source
 * RPM and the modularity label may follow, separated by blanks: advisories of many distributions name sources.
 */
import { remarkUnknownRelease } from "#core/inventory/os/os-release.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { identifyRpm, type RpmPackage, rpmSystem, rpmVersion } from "#core/inventory/os/rpm-package.ts";
import { failed, type Parsed } from "#core/problem.ts";

const packageForm =
  /^(?:(\d{1,10}):)?([A-Za-z0-9][\w.+-]{0,200})-(?:(\d{1,10}|\(none\)):)?([^\s:-]{1,200})-([^\s:-]{1,200})\.([a-z0-9_]{3,12})$/;
const architectures: ReadonlySet<string> = new Set(
  "noarch x86_64 x86_64_v2 aarch64 i386 i486 i586 i686 armv7hl ppc64 ppc64le s390x riscv64 loongarch64 sw_64 src".split(
    " ",
  ),
);

/** `rpm -qa`. */
export const rpmQa: Reader = {
  name: "rpm-qa",
  files: /\.txt$/i,
  isDatabase: true,
  fix: "rpm",
  recognise,
  read,
};

function recognise(_path: string, head: string): boolean {
  const lines = head.slice(0, 4000).split("\n", 12).slice(0, 11);
  const whole = lines.map((line) => line.trim()).filter((line) => line !== "" && !keyOfSigner(line));
  const packages = whole.filter((line) => packageOf(line) !== null).length;
  return packageOf(whole[0] ?? "") !== null && packages * 4 >= whole.length * 3;
}

/** Keys of signers stand in the list as if they were packages. */
function keyOfSigner(line: string): boolean {
  return /^gpg-pubkey-[^-\s]+-[^-\s]+$/.test(line);
}

type RpmLine = RpmPackage & { readonly hasEpoch: boolean };

function packageOf(line: string): RpmLine | null {
  if (line.length > 1500) return null;
  const [whole = "", sourceFile, module] = line.split(/\s+/, 3);
  if (sourceFile !== undefined && !/\.src\.rpm$|^\(none\)$/.test(sourceFile)) return null;
  const [, before, name, within, version, release, arch] = packageForm.exec(whole) ?? [];
  if (name === undefined || version === undefined || release === undefined) return null;
  if (!architectures.has(arch ?? "")) return null;
  const epoch = before ?? within;
  const number = epoch === undefined || epoch === "(none)" ? 0 : Number(epoch);
  return {
    name,
    version: rpmVersion(number, version, release),
    hasEpoch: epoch !== undefined,
    ...(sourceFile === undefined || sourceFile === "(none)" ? {} : { sourceFile }),
    ...(module === undefined || module === "(none)" ? {} : { module }),
  };
}

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("rpm-qa", options);
  const system = rpmSystem(options.distro);
  let packages = 0;
  let epochs = 0;
  for (const [raw, number] of numberedLines(text, gathering)) {
    const line = raw.trim();
    if (line === "" || keyOfSigner(line)) continue;
    const at = `line ${number}`;
    const found = packageOf(line);
    if (found === null) {
      gathering.leaveOut(at, "entry-unreadable", line);
      continue;
    }
    packages++;
    if (found.hasEpoch) epochs++;
    const { name, version } = found;
    const identity = system === null ? { product: null, version } : identifyRpm(system, found);
    gathering.add({ ...identity, name, at });
  }
  if (packages === 0 && text.trim() !== "")
    return failed("line 1", "rpm-qa-unknown", "No line names a package as `rpm -qa` does.");
  if (system === null) remarkUnknownRelease(gathering);
  if (packages > 0 && epochs === 0) gathering.remark("", "epoch-unknown", noEpochs);
  return gathering.done();
}

const noEpochs =
  "No line has an epoch, so packages that have one look older than they are; list them with --qf '%{NAME}-%{EPOCHNUM}:%{VERSION}-%{RELEASE}.%{ARCH} %{SOURCERPM} %{MODULARITYLABEL}\\n'.";
