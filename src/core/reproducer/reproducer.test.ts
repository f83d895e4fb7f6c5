/** The manifest of a reproducer, read strictly, and the verdict on its runs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSeen } from "#core/reproducer/expectation.ts";
import { readReproducer } from "#core/reproducer/manifest.ts";
import { endOf, type Observation } from "#core/reproducer/observation.ts";
import { verdictOf } from "#core/reproducer/verdict.ts";

const hash = "a".repeat(64);
const least = {
  type: "bongsu.reproducer/1",
  subject: { kind: "binary", path: "drill", sha256: hash },
  command: ["/input/drill", "/input/poc"],
  files: [{ path: "poc", sha256: hash }],
  expect: [{ kind: "sanitizer", report: "heap-buffer-overflow" }],
};

function read(document: object) {
  return readReproducer(new TextEncoder().encode(JSON.stringify(document)));
}

function places(document: object): readonly string[] {
  const got = read({ ...least, ...document });
  return got.ok ? [] : got.findings.map(({ at, code }) => `${at} ${code}`);
}

describe("reproducer manifest", () => {
  it("what is not asked for is as usual", () => {
    const got = read(least);
    assert.ok(got.ok);
    const { runs, needed, limits, standardInput, environment } = got.value;
    assert.deepEqual([runs, needed, standardInput, environment], [3, 2, null, {}]);
    assert.deepEqual(limits, {
      seconds: 10,
      memoryMiB: 512,
      processes: 32,
      diskMiB: 64,
      outputKiB: 1024,
    });
  });

  const faults: readonly (readonly [object, readonly string[]])[] = [
    [{ type: "bongsu.reproducer/2" }, ["/type type-unknown"]],
    [{ shell: true }, ["/shell member-unknown"]],
    [{ command: "rm -rf /" }, ["/command type-wrong"]],
    [{ command: [] }, ["/command member-missing"]],
    [{ command: ["", "x"] }, ["/command text-empty"]],
    [{ command: ["a", "b\0"] }, ["/command/1 text-too-long"]],
    [{ subject: { kind: "binary", path: "../drill", sha256: hash } }, ["/subject/path path-unsafe"]],
    [{ subject: { kind: "binary", path: "/etc/passwd", sha256: hash } }, ["/subject/path path-unsafe"]],
    [
      { subject: { kind: "vm", path: "drill", sha256: "b" } },
      ["/subject/kind value-unknown", "/subject/sha256 hash-form"],
    ],
    [
      { subject: {} },
      ["/subject/kind member-missing", "/subject/path member-missing", "/subject/sha256 member-missing"],
    ],
    [{ files: [{ path: "a\\..\\b", sha256: hash }] }, ["/files/0/path path-unsafe"]],
    [{ files: [{ path: "drill", sha256: hash }] }, ["/files path-twice"]],
    [{ standardInput: "other" }, ["/standardInput value-unknown"]],
    [{ environment: { "LD PRELOAD": "x" } }, ["/environment/LD PRELOAD value-unknown"]],
    [{ machine: "m68k" }, ["/machine value-unknown"]],
    [{ expect: [] }, ["/expect member-missing"]],
    [{ expect: [{ kind: "vibes" }] }, ["/expect/0/kind value-unknown"]],
    [{ expect: [{ kind: "signal", signal: "SIGWINK" }] }, ["/expect/0/signal value-unknown"]],
    [{ expect: [{ kind: "exit", status: 256 }] }, ["/expect/0/status value-unknown"]],
    [{ expect: [{ kind: "file", path: "/tmp/../etc/x" }] }, ["/expect/0/path path-unsafe"]],
    [{ expect: [{ kind: "file", path: "/etc/x" }] }, ["/expect/0/path path-unsafe"]],
    [{ expect: [{ kind: "line", text: "a\nb" }] }, ["/expect/0/text text-too-long"]],
    [{ runs: 0 }, ["/runs value-unknown"]],
    [{ runs: 2, needed: 3 }, ["/needed value-unknown"]],
    [{ limits: { seconds: 3600 } }, ["/limits/seconds limit-too-high"]],
    [
      { limits: { memoryMiB: 0.5, network: true } },
      ["/limits/network member-unknown", "/limits/memoryMiB value-unknown"],
    ],
  ];
  for (const [document, found] of faults)
    it(`${JSON.stringify(document).slice(0, 80)}: ${found.join(", ")}`, () => {
      assert.deepEqual(places(document), found);
    });

  it("a repeated member is refused, whichever of the two is meant", () => {
    const text = JSON.stringify(least).replace("{", '{"runs":1,"runs":2,');
    assert.equal(readReproducer(new TextEncoder().encode(text)).ok, false);
  });
});

const quiet: Observation = {
  end: endOf(0),
  notStarted: null,
  limit: null,
  attempts: [],
  unwatched: [],
  output: "",
  outputBytes: 0,
  files: [],
  milliseconds: 1,
};
const report = "==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x1\n";
const shown: Observation = { ...quiet, end: endOf(1), output: report };

describe("what must be seen", () => {
  const cases: readonly (readonly [Parameters<typeof isSeen>[0], Partial<Observation>, boolean])[] = [
    [{ kind: "sanitizer" }, shown, true],
    [{ kind: "sanitizer", report: "heap-buffer-overflow" }, shown, true],
    [{ kind: "sanitizer", report: "heap-buffer" }, shown, false],
    [{ kind: "sanitizer", report: "undefined-behavior" }, { output: "a.c:3:7: runtime error: shift" }, true],
    [
      { kind: "sanitizer", report: "data race" },
      { output: "WARNING: ThreadSanitizer: data race (pid=7)" },
      true,
    ],
    [{ kind: "sanitizer" }, { output: "nothing here" }, false],
    [{ kind: "signal", signal: "SIGSEGV" }, { end: endOf(139) }, true],
    [{ kind: "signal", signal: "SIGSEGV" }, { end: endOf(11) }, false],
    [{ kind: "exit", status: 7 }, { end: endOf(7) }, true],
    [{ kind: "exit", status: 0 }, { end: { kind: "stopped" } }, false],
    [{ kind: "file", path: "/tmp/x" }, { files: [{ path: "/tmp/x", size: 1, sha256: hash }] }, true],
    [
      { kind: "file", path: "/tmp/x", sha256: "b" },
      { files: [{ path: "/tmp/x", size: 1, sha256: hash }] },
      false,
    ],
    [{ kind: "line", text: "(a+)+$" }, { output: `x\nthe (a+)+$ of it` }, true],
    [{ kind: "limit", limit: "time" }, { limit: "time" }, true],
  ];
  for (const [expected, run, seen] of cases)
    it(`${JSON.stringify(expected)}: ${seen}`, () => {
      assert.equal(isSeen(expected, { ...quiet, ...run }), seen);
    });
});

describe("verdict", () => {
  const manifest = { expect: [{ kind: "sanitizer" }] as const, runs: 3, needed: 2 };
  const of = (
    runs: readonly Observation[],
    expect = manifest.expect as Parameters<typeof verdictOf>[0]["expect"],
  ) => {
    const { verdict, seen, reasons } = verdictOf({ ...manifest, expect }, runs);
    return [verdict, seen, ...reasons];
  };
  const hung: Observation = { ...quiet, end: { kind: "stopped" }, limit: "time" };

  it("counts runs", () => {
    assert.deepEqual(of([shown, quiet, shown]), ["reproduced", 2]);
    assert.deepEqual(of([shown, quiet, quiet]), ["inconclusive", 1, "too-few"]);
    assert.deepEqual(of([quiet, quiet, quiet]), ["not-reproduced", 0]);
    assert.deepEqual(of([quiet, quiet]), ["inconclusive", 0, "too-few"]);
  });

  it("one run that tried to get out outweighs those that showed it", () => {
    assert.deepEqual(of([shown, shown, { ...shown, attempts: ["network", "escape"] }]), [
      "unsafe",
      3,
      "network",
      "escape",
    ]);
    assert.deepEqual(of([{ ...quiet, limit: "output" }]), ["unsafe", 0, "output"]);
  });

  it("time says nothing, unless a hang is what was claimed", () => {
    assert.deepEqual(of([hung, quiet, quiet]), ["inconclusive", 0, "time"]);
    assert.deepEqual(of([hung, hung, hung], [{ kind: "limit", limit: "time" }]), ["reproduced", 3]);
    const full: Observation = { ...quiet, limit: "memory" };
    assert.deepEqual(of([full, full, full], [{ kind: "limit", limit: "memory" }]), ["reproduced", 3]);
  });

  it("what was not watched, or never began, shows nothing", () => {
    const unwatched: Observation = { ...shown, unwatched: ["network"] };
    assert.deepEqual(of([unwatched, unwatched, unwatched]), ["inconclusive", 0, "unwatched"]);
    const never: Observation = { ...quiet, notStarted: "bwrap: no" };
    assert.deepEqual(of([never, never, never]), ["inconclusive", 0, "not-started"]);
  });
});
