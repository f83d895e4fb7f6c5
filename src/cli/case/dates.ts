/** `bongsu case dates`: the instants of an embargo under a rule, on Korean clocks and on those of another zone. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { inColumns } from "#cli/columns.ts";
import type { Terminal } from "#cli/terminal.ts";
import { embargoDates } from "#core/coordination/embargo/embargo-dates.ts";
import { embargoRuleNamed, embargoRules } from "#core/coordination/embargo/embargo-rules.ts";
import { isZone } from "#core/coordination/embargo/embargo-terms.ts";
import { isInstant } from "#core/input/instant.ts";
import type { Translate } from "#messages/message.ts";

type DatesOptions = {
  readonly from: string | undefined;
  readonly zone: string;
  readonly exploited: boolean;
  readonly json: boolean;
  readonly t: Translate;
};

/** Prints the instants of one rule, or without a name the rules there are; the exit code is 0. Throws refusals. */
export function printDates(name: string | undefined, options: DatesOptions, io: Terminal): number {
  const { from, zone, exploited, json, t } = options;
  if (name === undefined) {
    const rows = embargoRules.map(({ id, days, exploitedDays, source }) => [
      id,
      `${days}`,
      `${exploitedDays}`,
      source,
    ]);
    io.write(json ? `${JSON.stringify(embargoRules, null, 2)}\n` : `${inColumns(rows)}\n`);
    return 0;
  }
  const rule = embargoRuleNamed(name);
  if (rule === null) throw refusal("caseCommand.ruleUnknown", name);
  if (from === undefined || !isInstant(from)) throw refusal("caseCommand.fromWrong", from ?? "");
  if (!isZone(zone)) throw refusal("caseCommand.zoneUnknown", zone);
  const dates = embargoDates(rule, { from, zone, exploited });
  if (json) io.write(`${JSON.stringify(dates, null, 2)}\n`);
  else
    io.write(
      `${inColumns(dates.map(({ moment, at, korea, local }) => [t(`caseCommand.moment.${moment}`), at, korea, local]))}\n`,
    );
  return 0;
}

function refusal(
  key: "caseCommand.ruleUnknown" | "caseCommand.fromWrong" | "caseCommand.zoneUnknown",
  value: string,
): MessageRefusal {
  return new MessageRefusal("input-invalid", (t) => t(key, { value }));
}
