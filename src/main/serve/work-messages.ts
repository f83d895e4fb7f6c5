/** What is said between the thread that answers and the one that works. */
import type { LogLevel } from "#edge/watch/log.ts";
import type { MailSetting } from "#main/mail/mail-intake.ts";
import type { FoundCondition } from "#main/watch/conditions.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import type { UnlockedKey } from "#store/sealed/unlocked-keys.ts";
import type { Connection } from "#store/sql.ts";

/** What the working thread needs, as data. `key` is the folder that the room's key lies in. */
export type WorkData = {
  readonly connection: Connection;
  readonly data: string;
  readonly drill: boolean;
  readonly origin: string;
  readonly publicFolder: string;
  readonly channels: string | null;
  readonly logPolicy: string | null;
  readonly sandbox: string | null;
  /** Where participants of cases answer by mail, with the mailbox's password: it stays in the memory of this process. */
  readonly mail: MailSetting;
  /** Who works, as the outbox knows it. */
  readonly worker: string;
  /** Folder of compiled modules, so that starting costs little. */
  readonly compiled: string | null;
};

/** How the room stands, as those see it who watch over it. */
export type WorkWeather = {
  /** Whether something can be stored now. */
  readonly goOn: boolean;
  /** Whether the clock is trusted. */
  readonly clockGood: boolean;
};

/** To the working thread. */
export type WorkOrder =
  | { readonly kind: "weather"; readonly weather: WorkWeather }
  /** The keys that open sealed objects, as this process has them from now on; they stay in its memory. */
  | { readonly kind: "keys"; readonly keys: readonly UnlockedKey[] }
  | { readonly kind: "stop" };

/** From it: what it finds wrong with something that it works on. */
export type WorkCondition = {
  readonly kind: "found";
  readonly watch: string;
  readonly conditions: readonly FoundCondition[];
};

/** From it: a trouble of the database that it met. */
export type WorkTrouble = { readonly kind: "trouble"; readonly trouble: DatabaseTrouble };

/** From it: a line for the log. */
export type WorkReport = {
  readonly kind: "line";
  readonly level: LogLevel;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
};
