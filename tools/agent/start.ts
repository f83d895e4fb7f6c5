/**
 * How the bundled agent starts; `tools/build-agent.ts` puts it at the head of the file. The parts of the program lie as text in a comment at its
 * end, which costs a start nothing but the reading: a part is compiled when something of it is first used, a text of messages read when it is first said.
 */
import { partCompiler, type Part } from "./compile-cache.ts";
import { fromSevenBits } from "./seven-bit.ts";

/** Put in by the build: the first part, what older Nodes lack, where each part of code and each text begins and ends, and the digest of them all. */
declare const bundle: {
  readonly first: string;
  readonly olderNode: Extent;
  readonly code: Readonly<Record<string, Extent>>;
  readonly texts: Readonly<Record<string, Extent>>;
  readonly commentEnd: string;
  readonly digest: string;
};
type Extent = readonly [start: number, end: number];

/** Put in by the build: a function of nothing but the comment. */
declare function carried(): void;

/*
 * V8 marks what is in use at once and not in small steps beside the program: that spares pauses which a command's user does not notice, and costs a check
 * a tenth of its time. It comes before anything is compiled: compiled code is kept for the very flags under which it was made, and no others.
 */
process.getBuiltinModule("node:v8").setFlagsFromString("--no-incremental-marking");

const file = carried.toString();
const compile = partCompiler(bundle.digest);
const loaded: Record<string, object> = {};

function textAt([start, end]: Extent): string {
  const text = file.slice(start, end);
  return text.includes(bundle.commentEnd) ? text.replaceAll(bundle.commentEnd, "*/") : text;
}

/** What a part exports does not change once it has run, so it is kept as values; the parts that a part needs as it loads form no circle. */
function load(name: string): unknown {
  const known = loaded[name];
  if (known !== undefined) return known;
  const code = bundle.code[name];
  if (code === undefined) return textOrModule(name);
  const part: Part = { exports: {} };
  compile(name, textAt(code))(load, part);
  const exported = Object.entries(part.exports).map(([member, value]) => [member, value()]);
  return (loaded[name] = Object.fromEntries(exported));
}

/** Nothing but built-in modules can be loaded from outside. A language need not have every text. */
function textOrModule(name: string): unknown {
  const text = bundle.texts[name];
  return text === undefined ? process.getBuiltinModule(name) : fromSevenBits(textAt(text));
}

if (Number.parseInt(process.versions.node, 10) < 26) {
  const { runInThisContext } = process.getBuiltinModule("node:vm");
  runInThisContext(textAt(bundle.olderNode), { filename: "bongsu-agent.mjs/older-node" });
}
load(bundle.first);
