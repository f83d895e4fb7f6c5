/** Stacks: what is left of one to compare, how like two are, and the groups of CASR's own sets of crashes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StackFrame } from "#core/crash/crash.ts";
import { frameName, functionName } from "#core/duplicate/frame.ts";
import { isMachinery } from "#core/duplicate/machinery.ts";
import { clusterStacks } from "#test/kit/duplicate/stack-cluster.ts";
import { stackLikeness, stackSignal, tellingFrames } from "#core/duplicate/stack.ts";
import { casrCrashes } from "#test/kit/duplicate/shared-crashes.ts";

function frames(...names: readonly string[]): readonly StackFrame[] {
  return names.map((name) => ({ function: name, file: null, line: null, module: null }));
}

test("a function has one name, whichever tool and compiler wrote it", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ["std::vector<int, std::allocator<int> >::at(unsigned long) const", "std::vector::at"],
    ["void drill::(anonymous namespace)::parse<char>(char const*)", "drill::parse"],
    ["read_header.part.3.constprop.0", "read_header"],
    ["drill::decode::h0123456789abcdef", "drill::decode"],
    ["<drill::Reader<T> as drill::Read>::next", "drill::Read::next"],
    ["__interceptor_memcpy", "memcpy"],
    ["drill::Text::operator==(drill::Text const&)", "drill::Text::operator=="],
    ["drill::Map::operator[](int)", "drill::Map::operator[]"],
    ["main.(*Reader).Next(0xc000, 0x1)", "main..Next"],
  ];
  for (const [written, name] of spellings) assert.equal(functionName(written), name);
  assert.equal(functionName(null), "");
  assert.ok(functionName("<".repeat(1_000_000)).length < 500);
});

test("a frame without a function is named by its file and line, else by its module", () => {
  assert.equal(frameName({ function: null, file: "/src/A.c", line: 3, module: null }), "a.c:3");
  assert.equal(
    frameName({ function: "0x7f0011223344", file: null, line: null, module: "/lib/x.so" }),
    "x.so+",
  );
});

test("machinery, a fuzzing engine's frames and recursion are not counted", () => {
  const names = ["__asan_memcpy", "copy", "walk", "walk", "walk", "enter", "leave", "enter", "leave", "top"];
  const stack = frames(...names, "LLVMFuzzerTestOneInput", "fuzzer::Fuzzer::ExecuteCallback(int)");
  assert.deepEqual(tellingFrames(stack), ["copy", "walk", "enter", "leave", "top"]);
});

test("likeness: equal 1, nothing in common 0, symmetric, less by depth and by moves", () => {
  const [a, b, c, d, e] = ["a", "b", "c", "d", "e"];
  assert.ok(Math.abs(stackLikeness([a, b, c], [a, b, c]) - 1) < 1e-9);
  assert.equal(stackLikeness([a, b], [c, d]), 0);
  assert.equal(stackLikeness([a, b, c], [e, a, b, c]), stackLikeness([e, a, b, c], [a, b, c]));
  assert.ok(stackLikeness([a, b, c, d], [a, b, c, e]) > stackLikeness([a, b, c, d], [e, b, c, d]));
  assert.equal(stackSignal([], [a]), null);
  assert.equal(stackSignal([a], [a])?.score.toFixed(2), "0.33");
});

/** Each set, and how many groups CASR's own tests expect once equal stacks count once. Some of the larger sets' crashes are held back elsewhere. */
const expected = { test_clustering_small: 9, test_clustering_san: 12 } as const;

for (const [set, groups] of Object.entries(expected)) {
  const crashes = casrCrashes(set);
  test(`${set} has as many groups as CASR finds`, { skip: crashes === null }, () => {
    assert.equal(clusterStacks(distinct(crashes ?? [])).length, groups);
  });
}

const python = casrCrashes("test_clustering_python");
test("test_clustering_python has as many different stacks as CASR leaves", { skip: python === null }, () => {
  assert.equal(distinct(python ?? []).length, 7);
});

/** Different stacks of one build: a frame is known by its place. */
function distinct(crashes: NonNullable<typeof python>): readonly (readonly string[])[] {
  const stacks = crashes.map(({ frames: all }) => {
    const entry = all.findIndex((frame) => frame.function?.includes("LLVMFuzzerTestOneInput"));
    const own = all.slice(0, entry < 0 ? undefined : entry + 1);
    return own
      .filter((frame) => !isMachinery(frameName(frame)) && !isOfLibrary(frame.file))
      .map(({ place }) => place);
  });
  return [...new Map(stacks.map((stack) => [stack.join("\n"), stack])).values()];
}

function isOfLibrary(file: string | null): boolean {
  return /compiler-rt\/lib\/|sysdeps\/|\/glibc-|\/usr\/include\/c\+\+\/|-gnu\/(?:c\+\+|bits)\//.test(
    file ?? "",
  );
}
