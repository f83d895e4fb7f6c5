/** Bundler's Gemfile.lock: the specs of its GEM, GIT, PATH and PLUGIN SOURCE sections; a gem in the folder of the list is the project itself. A platform after the version is dropped. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt, originOfDownload } from "#core/inventory/origin.ts";
import { leaveOutMissing, type RequiredEntry } from "#core/inventory/required-entries.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Gemfile.lock and gems.locked. */
export const gemfileLock: Reader = {
  name: "gemfile-lock",
  locks: ["gemfile"],
  files: /\.(?:lock|locked)$/i,
  fix: "bundler",
  recognise: (path, head) =>
    /^(Gemfile.*\.lock|gems\.locked)$/.test(fileName(path)) || /^GEM\r?\n {2}remote:/m.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("gemfile-lock", options);
  const seen = new Set<string>();
  let section = "";
  let remote = "";
  let sections = 0;
  const names = new Set(["bundler", ...otherPlatforms]);
  const required: RequiredEntry[] = [];
  for (const [line, number] of numberedLines(text, gathering)) {
    if (/^[A-Z][A-Z ]*$/.test(line)) {
      section = line;
      remote = "";
      sections++;
      continue;
    }
    remote = /^ {2}remote: (\S{1,2000})$/.exec(line)?.[1] ?? remote;
    const spec = /^ {4}([^\s!]{1,300})(?: |$)/.exec(line)?.[1];
    if (spec !== undefined) names.add(spec);
    const wanted = (section === "DEPENDENCIES" ? ownGem : innerGem).exec(line)?.[1];
    if (wanted !== undefined) required.push({ key: wanted, name: wanted, at: `line ${number}` });
    const [, name, version] = /^ {4}(\S{1,300}) \(([^)\s-]{1,100})(?:-[^)]*)?\)$/.exec(line) ?? [];
    if (name === undefined || version === undefined || !isInstalled(section, remote)) continue;
    const key = `${name} ${version}`;
    if (seen.has(key)) continue;
    seen.add(key);
    gathering.add({
      ecosystem: "RubyGems",
      name,
      version,
      at: `line ${number}`,
      origin: originOfSection(section, remote),
    });
  }
  if (sections === 0 && text.trim() !== "")
    return failed("line 1", "gemfile-lock-unknown", "There is no section such as GEM.");
  leaveOutMissing(gathering, names, required);
  return gathering.done({ named: [...names] });
}

/** Gems of Windows and JRuby alone: a Gemfile names them for those platforms, and locks made elsewhere have no entry of them. */
const otherPlatforms = ["tzinfo", "tzinfo-data", "wdm", "win32-process", "win32-service", "jruby-openssl"];

/** What the Gemfile requires, and what a gem does. */
const ownGem = /^ {2}([^\s!]{1,300})!?(?: \([^)]{0,200}\))?$/;
const innerGem = /^ {6}([^\s!]{1,300})!?(?: \([^)]{0,200}\))?$/;

function isInstalled(section: string, remote: string): boolean {
  return ["GEM", "GIT", "PLUGIN SOURCE"].includes(section) || (section === "PATH" && remote !== ".");
}

function originOfSection(section: string, remote: string): ComponentOrigin | undefined {
  if (section === "PATH") return originAt("path", remote);
  if (section === "PLUGIN SOURCE") return originAt("registry", remote);
  return section === "GIT" ? originAt("git", remote) : originOfDownload("RubyGems", remote);
}
