/** Every event of the journal and every field of one has its words in the languages that people wrote. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { eventVisibility } from "#core/journal-event.ts";
import { translatorOf } from "#messages/translators.ts";

for (const language of ["en", "ko", "ja"])
  it(`the journal's events and fields have words in ${language}`, () => {
    const t = translatorOf(language);
    const fields = Object.values(eventVisibility).flatMap((one) => Object.keys(one));
    const keys = [
      ...Object.keys(eventVisibility).map((kind) => `journalEvent.kind.${kind.replace(".", "-")}`),
      ...[...new Set(fields)].map((name) => `journalEvent.field.${name}`),
    ];
    assert.deepEqual(
      keys.filter((key) => t.find(key) === undefined),
      [],
    );
  });
