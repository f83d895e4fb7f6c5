/** What each release published, read by today's agent: it is believed, and gives the verdicts and deadlines that the release's own agent gave. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { checkPaths } from "#agent/check/check.ts";
import { listTasks } from "#agent/task/tasks.ts";

const releases = resolve(import.meta.dirname, "../vectors/release");

type Answers = {
  readonly list: object;
  readonly verdicts: readonly object[];
  readonly tasks: readonly object[];
};

for (const release of readdirSync(releases)) {
  const sample = join(releases, release, "publication");
  if (!existsSync(sample)) continue;
  test(`the publication of ${release} is read as its own agent read it`, async () => {
    const { list, verdicts, tasks } = JSON.parse(
      readFileSync(join(sample, "answers.json"), "utf8"),
    ) as Answers;
    const folder = await mkdtemp(join(tmpdir(), "bongsu-release-"));
    const dir = join(folder, "agent");
    const now = new Date().toISOString();
    const surroundings = { now: () => now, fetch: globalThis.fetch, write: () => undefined };
    try {
      await writeFile(join(folder, "package-lock.json"), JSON.stringify(list));
      await syncFrom({ from: sample, dir }, surroundings);
      const checked = await checkPaths({ paths: [join(folder, "package-lock.json")], dir }, surroundings);
      assert.deepEqual(
        checked.lines.map(({ advisory, verdict }) => ({ advisory, verdict })),
        verdicts,
      );
      const listed = await listTasks({ dir }, surroundings);
      const dated = listed.tasks.filter(({ deadline }) => deadline !== null && deadline < now);
      const found = dated.map(({ action, directive, deadline }) => ({
        kind: action?.kind ?? null,
        directive,
        deadline,
      }));
      assert.ok(tasks.length > 0);
      for (const task of tasks)
        assert.ok(
          found.some((one) => JSON.stringify(one) === JSON.stringify(task)),
          JSON.stringify(task),
        );
      assert.deepEqual(listed.findings, []);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
