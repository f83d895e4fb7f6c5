/** What `bongsu roster` says, in Korean. */
import type { rosterCommand as reference } from "#messages/en/sealing/roster-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const rosterCommand = {
  usageAdopt: "bongsu roster adopt 파일 [--data ./data]",
  usagePolicy: "bongsu roster policy --out 결과 [--data ./data]",
  what: "이 상황반의 지시에 어느 기관이, 몇 곳이 서명하는지 정합니다. 파일은 bongsu sign 이 쓴 명부(bongsu.roster/1)입니다. 첫 명부는 그대로, 다음 명부는 앞 명부의 기관들이 서명한 것만 채택합니다.",
  for: "policy 는 다른 사람과 에이전트가 고정할 정책을 씁니다(bongsu directive verify --policy, bongsu sync --policy).",
  adopted: "명부 {version}을(를) 채택했습니다. 이제 이 상황반의 지시에는 기관들의 서명이 필요합니다.",
  toSign: "{directive}은(는) 서명 없이 효력이 있습니다. 기관들이 그 페이지에서 서명합니다.",
  toRevise: "{directive}은(는) 명부의 기간 전에, 또는 명부에 없는 기관이 발령했습니다. 개정판을 내십시오.",
  refused: "{file}을(를) 채택하지 않습니다: {why}",
  none: "이 상황반에는 명부가 없습니다. 자기 열쇠 하나로만 발령합니다.",
  pin: "첫 명부의 SHA-256으로 고정합니다: {sha256}",
  rule: "{issuers}의 지시: {offices} 가운데 {threshold}곳",
  next: "다음 명부: {offices} 가운데 {threshold}곳",
  unsigned: "기관 서명 없이 효력이 있음: {directive}",
  written: "{out}에 썼습니다.",
  drillKeys:
    "이 폴더에는 [훈련]용 기관과 증인의 열쇠가 모두 들어 있어 한 컴퓨터에서 훈련할 수 있습니다. 실제 상황반에서는 각 기관이 자기 열쇠를 따로 보관하며, 어떤 컴퓨터에도 지시를 낼 만큼의 열쇠가 모여 있지 않습니다.",
} as const satisfies SameKeys<typeof reference>;
