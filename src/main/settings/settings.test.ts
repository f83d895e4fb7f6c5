/** The settings: which place counts, everything wrong at once, secrets by file, and what the documents say of them. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { refusalText } from "#agent/home/message-refusal.ts";
import { Refusal } from "#core/problem.ts";
import { roomConfig } from "#main/room/config.ts";
import { configCommand } from "#main/room/config-command.ts";
import { settingSchema } from "#main/settings/describe.ts";
import { allSettings, variableOf } from "#main/settings/settings.ts";
import { translatorOf } from "#messages/translators.ts";
import { settingFiles } from "../../../tools/docs/write-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-settings-"));

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function refused(act: () => unknown, language = "en"): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return refusalText(error, translatorOf(language));
    throw error;
  }
  return "";
}

describe("the settings", () => {
  after(() => rmSync(folder, { recursive: true }));

  describe("settings", () => {
    const file = written(
      "room.toml",
      'port = 9001\nhost = "0.0.0.0"\ndata = "kept"\norigin = "https://a.example/room/"\n',
    );

    it("count by flag, then environment, then file, then what holds otherwise", () => {
      const env = { BONGSU_CONFIG: file, BONGSU_PORT: "9002", BONGSU_HOST: "" };
      assert.equal(roomConfig(["--port", "9003"], env).port, 9003);
      const { port, host, data, world, origin } = roomConfig([], env);
      assert.deepEqual(
        { port, host, world, origin },
        { port: 9002, host: "0.0.0.0", world: null, origin: "https://a.example/room" },
      );
      assert.equal(data, join(folder, "kept"), "a path in the file is of the file's folder");
      assert.equal(roomConfig([], {}).port, 8420);
      assert.equal(roomConfig(["--port", "9"], {}).origin, "http://localhost:9");
    });

    it("refuse everything that is wrong at once, each with its place", () => {
      const wrong = written("wrong.toml", 'prot = 1\nhost = 5\nworld = "moon"\n');
      const text = refused(() =>
        roomConfig(["--config", wrong, "--port", "70000"], {
          DATABASE_URL: "mysql://x",
          BONGSU_ORIGIN: "https://u@a.example",
        }),
      );
      assert.deepEqual(text.split("\n"), [
        `${wrong}: there is no setting prot; did you mean port?`,
        "--port: expected a whole number from 0 to 65535",
        `${wrong}: host: expected the name or address of a host`,
        "BONGSU_ORIGIN: expected http(s)://HOST[:PORT][/PATH], without a user, a query or a fragment",
        `${wrong}: world: expected one of ${["empty", "drill", "eu-drill", "group-drill"]
          .filter((name) => text.includes(name))
          .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
          .join(", ")}`,
        "DATABASE_URL: expected postgres://…",
      ]);
      assert.match(
        refused(() => roomConfig(["--config", wrong], {}), "ko"),
        /port을\(를\) 뜻|port를 뜻/,
      );
      assert.match(
        refused(() => roomConfig(["--config", written("no.toml", "a = = 1")], {})),
        /no\.toml, line 1: not TOML/,
      );
      assert.match(
        refused(() => roomConfig(["--config", join(folder, "absent")], {})),
        /absent cannot be read/,
      );
      assert.match(
        refused(() => roomConfig(["--world", "empty", "--topology", "x"], {})),
        /not both/,
      );
    });

    it("are taken from files where they are secret, and never from flags", () => {
      const secret = written("url", "postgres://u:p@db.example/bongsu\n");
      assert.equal(
        roomConfig([], { DATABASE_URL_FILE: secret }).databaseUrl,
        "postgres://u:p@db.example/bongsu",
      );
      const named = written("secret.toml", 'database-url-file = "url"\n');
      assert.equal(roomConfig(["--config", named], {}).databaseUrl, "postgres://u:p@db.example/bongsu");
      assert.match(
        refused(() => roomConfig([], { DATABASE_URL_FILE: join(folder, "absent") })),
        /DATABASE_URL_FILE: the file .* cannot be read/,
      );
      assert.match(
        refused(() => roomConfig([], { DATABASE_URL_FILE: secret, DATABASE_URL: "postgres://x" })),
        /said twice/,
      );
      assert.match(
        refused(() => roomConfig(["--database-url", "postgres://x"], {})),
        /no option --database-url/,
      );
    });

    it("stand in the documents as in the list, and each has a sentence", () => {
      for (const [path, text] of settingFiles())
        assert.equal(
          readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"),
          text,
          `node tools/docs/write-settings.ts writes ${path} anew`,
        );
      for (const [name] of allSettings)
        assert.notEqual(translatorOf("ko").find(`setting.about.${name}`), undefined, name);
      assert.equal(new Set(allSettings.map(([name]) => variableOf(name))).size, allSettings.length);
    });

    it("have a schema that takes what the room takes", () => {
      const valid = new Ajv2020({ formats: { uri: true } }).compile(settingSchema(translatorOf("en")));
      assert.ok(
        valid({
          port: 9001,
          host: "::1",
          "database-url-file": "/run/secrets/url",
          origin: "https://a.example/room",
        }),
      );
      for (const wrong of [{ prot: 1 }, { port: 70_000 }, { port: "1" }, { world: "moon" }])
        assert.equal(valid(wrong), false);
    });
  });

  describe("bongsu config check", () => {
    const run = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
      const lines: string[] = [];
      const io = {
        env,
        columns: undefined,
        ask: null,
        write: (text: string) => void lines.push(text),
        error: (text: string) => void lines.push(text),
      };
      await configCommand(["check", ...args, "--lang", "en"], io);
      return lines.join("");
    };

    it("says each value with where it comes from, and no secret", async () => {
      const text = await run(["--port", "0"], { DATABASE_URL: "postgres://u:hidden@db.example/bongsu" });
      assert.match(text, /^port = 0 {3}\(--port\)$/m);
      assert.match(text, /^database-url = \(secret\) {3}\(DATABASE_URL\)$/m);
      assert.match(text, /^host = "127\.0\.0\.1" {3}\(default\)$/m);
      assert.doesNotMatch(text, /hidden/);
    });

    it("refuses a variable that nothing reads, and a file that is not there", async () => {
      await assert.rejects(
        run([], { BONGSU_ORIGN: "x" }),
        /BONGSU_ORIGN: nothing reads this variable; did you mean BONGSU_ORIGIN/,
      );
      await assert.rejects(
        run([], { BONGSU_CHANNELS: join(folder, "absent") }),
        /BONGSU_CHANNELS: the file .*absent cannot be read/,
      );
    });
  });
});
