/** A check as JSON for programs, type `bongsu.check/1`; `docs/check.schema.json` says every member. */
import { type Checked, packName } from "#agent/check/check.ts";
import { gapsJson } from "#cli/check/directive-gap-lines.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import {
  failsCheck,
  isAboveMinimum,
  mostUrgentFirst,
  type Threshold,
  urgencyOf,
} from "#core/matching/urgency.ts";
import { addressOf, titleOf } from "#core/report/advisory-words.ts";
import type { Translate } from "#messages/message.ts";
import { acceptanceText } from "#messages/render/check/acceptance.ts";
import { whyNotCompared } from "#messages/render/not-compared.ts";
import { checkBasisText, verdictReasonText } from "#messages/render/verdict.ts";

/** How the JSON is wanted. */
type JsonOptions = { readonly t: Translate; readonly threshold: Threshold; readonly version: string };

/** The JSON text of a check, one result a component and vulnerability, the most urgent first; every `text` is a sentence in the language asked for. */
export function checkJson(checked: Checked, { t, threshold, version: program }: JsonOptions): string {
  const shown = checked.lines.filter((line) => isAboveMinimum(line, threshold));
  const results = mostUrgentFirst(shown).map((line) => {
    const { severity, exploitation, epss } = urgencyOf(line);
    return {
      component: componentOf(line),
      source: line.source,
      advisory: line.advisory === "" ? null : line.advisory,
      aliases: line.aliases,
      verdict: line.verdict,
      fixed: line.fixed,
      reason: { ...line.reason, text: verdictReasonText(line.reason, t) },
      ...(line.due === undefined ? {} : { due: line.due }),
      vulnerability: line.vulnerability === "" ? null : line.vulnerability,
      rule: { name: line.rule, text: t(`match.rule.${line.rule}`) },
      sources: line.statements,
      severity,
      exploited: exploitation,
      epss,
      sourceWords: line.sourceWords ?? [],
      title: titleOf(line, t.language) || null,
      link: addressOf(line),
      counts: failsCheck(line, threshold),
      ...statementsOn(line, t),
    };
  });
  const notCovered = checked.notCovered.map(({ reason, components }) => ({
    ecosystem: reason.ecosystem,
    components,
    verdict: "unknown",
    reason: { ...reason, text: verdictReasonText(reason, t) },
  }));
  const notCompared = checked.notCompared.map((one) => ({
    ...one,
    verdict: "unknown",
    text: whyNotCompared(one.code, t),
  }));
  const { packs, components, about, basis, directiveGaps } = checked;
  const whole = {
    type: "bongsu.check/1",
    program,
    pack: packName(packs),
    components,
    results,
    about,
    notCovered,
    notCompared,
    asked: { ...basis, text: checkBasisText(basis, t) },
    threshold,
    ...(checked.idle.length === 0 ? {} : { idleAcceptances: checked.idle }),
    belowMinimum: checked.lines.length - shown.length,
    ...(directiveGaps.length === 0 ? {} : { unknownDirectives: gapsJson(directiveGaps, t) }),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** What documents state of a line, where any does: by what it is accepted, and what has no effect. */
function statementsOn(line: CheckLine, t: Translate): object {
  const { accepted, unheeded } = line;
  return {
    ...(accepted === undefined ? {} : { accepted: { ...accepted, text: acceptanceText(line, accepted, t) } }),
    ...(unheeded === undefined
      ? {}
      : { unheeded: unheeded.map((one) => ({ ...one, text: acceptanceText(line, one, t) })) }),
  };
}

function componentOf({ component }: CheckLine): object {
  const { product, name, version, at, scope, dependencyPath } = component;
  const { origin, requirement, purl, installed, ref } = component;
  return {
    product,
    name,
    version,
    at,
    scope,
    dependencyPath,
    ...(origin === undefined ? {} : { origin }),
    ...(requirement === undefined ? {} : { requirement: requirement.text }),
    ...(installed === undefined ? {} : { installed }),
    ...(purl === undefined ? {} : { purl }),
    ...(ref === undefined ? {} : { ref }),
  };
}
