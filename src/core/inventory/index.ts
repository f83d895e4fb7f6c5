/** The registry of inventory readers, and the choice among them by content and name. */
import { bunLock } from "#core/inventory/bun-lock.ts";
import { cargoLock } from "#core/inventory/cargo-lock.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { cyclonedxXml } from "#core/inventory/cyclonedx-xml.ts";
import { cyclonedx } from "#core/inventory/cyclonedx.ts";
import { dpkgStatus } from "#core/inventory/dpkg-status.ts";
import { goMod, goSum } from "#core/inventory/go-mod.ts";
import { packageLock } from "#core/inventory/package-lock.ts";
import { poetryLock } from "#core/inventory/poetry-lock.ts";
import { apkInstalled } from "#core/inventory/apk-installed.ts";
import { composerLock } from "#core/inventory/composer-lock.ts";
import { gemfileLock } from "#core/inventory/gemfile-lock.ts";
import { gradleLockfile } from "#core/inventory/gradle-lockfile.ts";
import { mixLock } from "#core/inventory/mix-lock.ts";
import { nugetLock } from "#core/inventory/nuget-lock.ts";
import { pipfileLock } from "#core/inventory/pipfile-lock.ts";
import { pnpmLock } from "#core/inventory/pnpm-lock.ts";
import { pomXml } from "#core/inventory/pom-xml.ts";
import { pubspecLock } from "#core/inventory/pubspec-lock.ts";
import { yarnLock } from "#core/inventory/yarn-lock.ts";
import { pdmLock, pylock, uvLock } from "#core/inventory/python-lock.ts";
import type { Reader, ReadOptions } from "#core/inventory/reader.ts";
import { requirements } from "#core/inventory/requirements.ts";
import { spdx3 } from "#core/inventory/spdx-3.ts";
import { spdxJson } from "#core/inventory/spdx-json.ts";
import { spdxTag } from "#core/inventory/spdx-tag.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** All readers; where several recognise a file the first one reads it. */
export const readers: readonly Reader[] = [
  cyclonedx,
  cyclonedxXml,
  spdxJson,
  spdxTag,
  spdx3,
  nugetLock,
  composerLock,
  pipfileLock,
  bunLock,
  packageLock,
  yarnLock,
  pnpmLock,
  poetryLock,
  uvLock,
  pdmLock,
  pylock,
  gemfileLock,
  gradleLockfile,
  pomXml,
  pubspecLock,
  mixLock,
  cargoLock,
  goMod,
  goSum,
  dpkgStatus,
  apkInstalled,
  requirements,
];

/** Characters at the start of a file by which it is recognised. */
export const headChars = 65_536;

/** The reader for a file, from its path and its first {@link headChars} characters; `null` when none knows it. */
export function readerOf(path: string, head: string): Reader | null {
  const plainPath = path.replaceAll("\\", "/");
  return readers.find((reader) => reader.recognise(plainPath, head)) ?? null;
}

/** The software list in a text, by whichever reader recognises it; the finding `inventory-unknown` when none does. */
export function readInventory(path: string, text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const reader = readerOf(path, text.slice(0, headChars));
  if (reader === null)
    return failed("", "inventory-unknown", "This is no software list that can be read here.");
  return reader.read(text, options);
}
