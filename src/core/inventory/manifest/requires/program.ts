/** Manifests that are programs or texts of their own: what stands there plainly is a name, what is worked out or stands under a condition is not read. */
import {
  type ManifestNames,
  requiredFrom,
  requiredPackage,
  type RequiredPackage,
} from "#core/inventory/manifest/requires/required-package.ts";
import { yamlEntries } from "#core/inventory/yaml-keys.ts";

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.slice(0, 2000));
}

function namesOnly(requires: readonly RequiredPackage[]): ManifestNames {
  return { requires, provides: [] };
}

/** Gems of a Gemfile, but for those of platforms, of `if` and of what is installed on a condition. */
export function gemfileNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  const around: boolean[] = [];
  for (const line of linesOf(text)) {
    const isOpening =
      /\bdo\b\s{0,50}(?:\|[^|]*\|)?\s{0,50}(?:#.*)?$/.test(line) ||
      /^\s{0,50}(?:if|unless|case|def)\b/.test(line);
    if (isOpening) around.push(!/^\s{0,50}(?:group|source|path|git|github)\b/.test(line));
    else if (/^\s{0,50}end\b/.test(line)) around.pop();
    const [, name, rest = ""] =
      /^\s{0,50}gem\s{0,50}\(?\s{0,50}["']([\w.-]{1,200})["'](.*)$/.exec(line) ?? [];
    if (name === undefined || around.includes(true)) continue;
    if (/\b(?:if|unless)\b|\b(?:platforms?|install_if|path|git|github)\b\s{0,50}(?:=>|:)/.test(rest))
      continue;
    const ranges = /^\s{0,50}((?:,\s{0,50}["'][^"']{1,100}["']\s{0,50})+)/
      .exec(rest)?.[1]
      ?.match(/(?<=["'])[^"',]+(?=["'])/g);
    requires.push(requiredPackage(name, { type: "gem", text: ranges?.join(", ") ?? null }));
  }
  return namesOnly(requires);
}

/** `group:artifact:version` as a quoted word of a configuration; platforms are no packages of their own. */
export function gradleNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  const plain = text.replaceAll(/^[ \t]*\/\/.*$/gm, "");
  const call =
    /\b(?:\w{0,100}[iI]mplementation|\w{0,100}[aA]pi|compile|\w{0,100}[rR]untimeOnly)[ \t]{0,20}\(?[ \t]{0,20}["']([\w.-]{1,200}:[\w.-]{1,200})(?::([\w.+-]{1,100}))?["']/g;
  for (const [, name = "", version] of plain.matchAll(call))
    requires.push(version === undefined ? { name } : requiredFrom(name, "maven", version));
  return namesOnly(requires);
}

/** Packages of a pubspec.yaml. */
export function pubspecNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  const provides: string[] = [];
  for (const { path, value } of yamlEntries(text, null)) {
    const [section = "", name = ""] = path;
    if (path.length === 1 && section === "name") provides.push(value);
    if (path.length !== 2 || !["dependencies", "dev_dependencies"].includes(section)) continue;
    const range = value === "any" || value.startsWith("{") ? null : value;
    requires.push(requiredPackage(name, { type: "pub", text: range }));
  }
  return { requires, provides };
}

/** Packages of a mix.exs that stand as `{:name, "range"}` or with a repository; those of a folder or the umbrella have no entry in a lock. */
export function mixNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  const tuple =
    /\{[ \t]{0,20}:(\w{1,200})[ \t]{0,20},\s{0,200}(?:"([^"\n]{1,200})"|(?=(?:git|github|hex|only|organization)[ \t]{0,20}:))([^}]{0,500})\}/g;
  for (const [, name = "", range, rest = ""] of text.replaceAll(/^[ \t]*#.*$/gm, "").matchAll(tuple)) {
    if (/\b(?:path|in_umbrella):/.test(rest) || (range !== undefined && !/^[\d~<>=!]/.test(range))) continue;
    const other = /\bhex:\s{0,50}:"?(\w{1,200})/.exec(rest)?.[1];
    requires.push(
      requiredPackage(other ?? name, { type: "hex", text: range ?? null, isChosen: /\bonly:/.test(rest) }),
    );
  }
  return namesOnly(requires);
}

/** Repositories of a Package.swift by the last part of their address, as Swift names them. */
export function swiftNames(text: string): ManifestNames {
  const plain = text.replaceAll(/^[ \t]*\/\/.*$/gm, "");
  const addresses = plain.matchAll(
    /\.package\(\s{0,200}(?:name:\s{0,20}"[^"]{0,200}",\s{0,200})?(?:url|id):\s{0,20}"([^"\n]{1,1000})"/g,
  );
  return namesOnly([...addresses].map(([, address = ""]) => ({ name: address })));
}

/** Pods of a Podfile; those of a folder are local. */
export function podfileNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  for (const line of linesOf(text)) {
    const [, name, rest = ""] =
      /^\s{0,50}pod\s{0,50}\(?\s{0,50}["']([^"'/]{1,200})(?:\/[^"']*)?["'](.*)$/.exec(line) ?? [];
    if (name !== undefined && !/:path\b|\bpath:|\b(?:if|unless)\b/.test(rest)) requires.push({ name });
  }
  return namesOnly(requires);
}

/** References `name/version` of a conanfile.txt or conanfile.py. */
export function conanNames(text: string): ManifestNames {
  const requires: RequiredPackage[] = [];
  let section = "";
  for (const line of linesOf(text)) {
    section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
    const isRequired = section.endsWith("requires") || /\brequires\b/.test(line);
    if (!isRequired || /^\s{0,50}#/.test(line)) continue;
    const plain =
      section === ""
        ? (line.match(/["'][^"'\s]{1,300}["']/g) ?? []).map((one) => one.slice(1, -1))
        : [line.trim()];
    for (const one of plain) {
      const name = /^([a-z0-9_][a-z0-9_+.-]{1,100})\/[^/]/.exec(one)?.[1];
      if (name !== undefined) requires.push({ name });
    }
  }
  return namesOnly(requires);
}
