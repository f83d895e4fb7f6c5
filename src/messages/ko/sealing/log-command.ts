/** What `bongsu log` says, in Korean. */
import type { logCommand as reference } from "#messages/en/sealing/log-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const logCommand = {
  usageVerify: "bongsu log verify --from 폴더|주소 --policy 파일",
  usageMonitor: "bongsu log monitor --from 폴더|주소 --policy 파일 --state 파일",
  usageProve: "bongsu log prove --from 폴더|주소 --policy 파일 --index 번호 --out 증명",
  usageInclusion: "bongsu log inclusion --policy 파일 --proof 증명 항목파일",
  optionFrom: "--from 폴더|주소  로그의 체크포인트와 타일이 있는 곳",
  optionPolicy: "--policy 파일  믿는 로그와 증인 (c2sp.org/tlog-policy)",
  optionState: "--state 파일  마지막으로 본 체크포인트. 이상이 없으면 새로 씁니다",
  optionIndex: "--index 번호  항목 번호, 0부터",
  optionProof: "--proof 증명  prove가 쓴 증명",
  what: "로그를 관리하는 쪽을 믿지 않고 확인합니다. verify는 전체를, monitor는 지난번 이후에 늘어난 것까지, inclusion은 항목 하나를 네트워크 없이 봅니다.",
  exits: "종료 상태: 0 이상 없음, 1 이상 있음(이유 표시), 2 읽을 수 없음.",
  noFile: "{path} 파일이 없습니다",
  policyWrong: "{path}은(는) 쓸 수 있는 정책이 아닙니다: {why}",
  proofWrong: "{path}은(는) 증명이 아닙니다: {why}",
  stateWrong: "{path}은(는) 전에 본 체크포인트가 아닙니다. 새로 시작하려면 파일을 옮기세요.",
  broken: "이상 있음: {why}",
  progress: "{size}건 중 {count}건",
  head: "{origin}: {at} 현재 항목 {size}건, 루트 {root}, 증인 {witnesses}",
  noWitness: "증인 없음",
  whole: "이상 없음: 항목 {size}건이 모두 이 루트를 이루고, 타일도 모두 맞습니다.",
  first: "이상 없음. 처음 보는 로그입니다: 항목 {count}건.",
  new: "이상 없음. 전에 본 것에서 이어집니다: 새 항목 {count}건.",
  beyond: "{index}번 항목이 없습니다. 로그에는 {size}건이 있고 번호는 0부터입니다",
  proved: "{out}: {index}번 항목의 증명",
  included: "이상 없음: {origin}의 {index}번 항목(당시 {size}건). 본 증인: {witnesses}",
} as const satisfies SameKeys<typeof reference>;
