/** Erlang's rebar.lock: a term with `{<<"app">>,{pkg,<<"package">>,<<"version">>},level}` for each package of Hex. Those from a repository have no version. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** rebar.lock. */
export const rebarLock: Reader = {
  name: "rebar-lock",
  locks: ["rebar-config"],
  files: /(?:^|\/)rebar.*\.lock$/i,
  recognise: (path, head) =>
    /^rebar.*\.lock$/.test(fileName(path)) || /^\s*\{"1\.\d\.\d",\s*\[\{<<"/.test(head),
  read,
};

const entry =
  /\{<<"([^"]{0,300})">>,\s*\{(?:pkg,\s*<<"([^"]{0,300})">>,\s*<<"([^"]{1,200})">>|(\w{1,30}),\s*"([^"]{0,2000})")?/g;

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const packages = text.slice(0, hashes(text));
  if (!/^[\uFEFF\s]*(?:\{"|\[)/.test(packages))
    return failed("line 1", "rebar-lock-unknown", 'A rebar.lock starts with `{"` or `[`.');
  const gathering = inventoryBuilder("rebar-lock", options);
  if (!/\]\s*\}?\s*\.?\s*\[?\s*$/.test(packages.slice(-200))) gathering.leaveOut("", "list-cut");
  for (const [, app = "", name, version, source, address = ""] of packages.matchAll(entry)) {
    if (name !== undefined && version !== undefined)
      gathering.add({ ecosystem: "Hex", name, version, at: app });
    else if (source !== undefined)
      gathering.add({
        ecosystem: "Hex",
        name: app,
        version: null,
        at: app,
        origin: originAt("git", address),
      });
    else gathering.leaveOut(app, "entry-unreadable", app);
  }
  return gathering.done();
}

/** Where the checksums of the packages begin, which name them again. */
function hashes(text: string): number {
  const at = text.indexOf("{pkg_hash");
  return at < 0 ? text.length : at;
}
