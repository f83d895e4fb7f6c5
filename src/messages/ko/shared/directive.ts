/** The text of a directive, line by line; its actions and scope; what changed between two drafts, in Korean. */
import type { directive as reference } from "#messages/en/shared/directive.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directive = {
  drill: "[훈련] {text}",
  drillLine: "[훈련] 이 지시는 훈련입니다. 여기 나오는 제품과 취약점은 지어낸 것입니다.",
  heading: "조치 지시: {title}",
  changes: "바뀐 점과 사유: {changes}",
  ended: {
    withdrawn: "이 지시는 철회되었습니다. 이 지시에 따른 조치와 회신은 더 필요하지 않습니다.",
    superseded: "이 지시는 다른 지시로 대체되었습니다. 새 지시를 따르십시오.",
    expired: "이 지시는 기간이 끝났습니다. 이 지시에 따른 조치와 회신은 더 필요하지 않습니다.",
  },
  number: "지시 번호 {id}, 제{revision}판, 상황전파 번호 {dissemination}",
  issued: "{issued} {office} 발령",
  revised: "{issued} {office} 발령, {revised} 이 판 발령",
  binding: "성격: 강제(따라야 합니다). 법적 근거: {basis}",
  advisory: "성격: 권고(따를 것을 권합니다).",
  advisoryBasis: "성격: 권고(따를 것을 권합니다). 근거: {basis}",
  addressedTo: "대상: {scope}",
  addressees: {
    number:
      "대상: {number}개 기관. 대상인지는 상황반이 기관마다 따로 알립니다. 모르면 물어보십시오: bongsu sync --token 또는 기관 화면.",
    kinds:
      "대상: {number}개 기관({kinds}). 대상인지는 상황반이 기관마다 따로 알립니다. 모르면 물어보십시오: bongsu sync --token 또는 기관 화면.",
    kind: "{tier} {number}",
  },
  names: "{name} ({others})",
  deadlines: "{systems} ({tier}): {actions}",
  flaw: "취약점: {name} {title}",
  flawListed: "취약점: {name} {title}. {date} 알려진 악용 목록 등재",
  lastDay: "기간: {date}까지. 그 뒤에는 저절로 끝납니다.",
  numbered: "할 일 {number}: {action}",
  procedure: "절차: {name}({procedure})의 {count}단계",
  dates: "기한은 규칙 묶음 {pack}에 따릅니다. 노출 여부를 모르면 노출된 것으로 봅니다.",
  pack: "{reference}({name})",
  exposed: {
    yes: "인터넷에 노출된 시스템",
    no: "노출되지 않은 시스템",
  },
  step: {
    match:
      "1단계 대조: 내부에서 bongsu sync, bongsu check를 실행해 해당 여부를 확인하십시오. 자산 목록은 밖으로 나가지 않습니다.",
    act: "2단계 조치: 위 할 일을 기한까지 마치고 다시 대조하십시오.",
    answer:
      "3단계 회신: bongsu attest 또는 기관 화면에서 한 번 회신하십시오. 모르면 '모름'으로 회신하십시오.",
  },
  contact: "문의: {contact}",
  verify:
    "진위 확인: 이 글에 적힌 연락처나 링크를 쓰지 말고, 이미 알고 있는 상황반 주소에서 상황전파 번호 {dissemination}를 찾아보십시오. 서명되지 않은 지시는 따르지 마십시오.",
  renewed: "권고문의 내용을 새로 담았습니다",
  supersededBy: "지시 {directive}(으)로 대체",
  lastDayPassed: "끝나는 날({date})이 지남",
  task: {
    sync: "지시를 받아 확인하고, 수신을 확인합니다.",
    check:
      "우리 시스템에서 직접 대조합니다. 자산 목록은 밖으로 나가지 않습니다. 해당되면 표시된 명령으로 조치합니다.",
    attest: "보낼 내용(건수만)을 확인하고 한 번 회신합니다. 조치 후 다시 대조하면 회신이 갱신됩니다.",
  },
  field: {
    title: "제목",
    rulePack: "규칙 묶음",
    procedure: "절차",
    until: "끝나는 날",
    scope: "대상",
    binding: "성격",
    legalBasis: "근거",
    contact: "문의",
    advisories: "권고문",
    actions: "조치",
  },
  draft: {
    binding: "강제",
    advisory: "권고",
    filled: '{field} 추가: "{now}"',
    emptied: '{field} 없앰: "{before}"',
    changed: '{field}: "{before}"에서 "{now}"(으)로',
    added: "{field} 추가: {items}",
    removed: "{field} 제외: {items}",
  },
  action: {
    under: "{condition} {action}",
    clocked: "{action} ({within})",
    repeated: "{action} ({within}, 그 뒤 {every})",
    datesBelow: "아래 기한",
    afterStart: "{start}부터 {within}",
    from: "{start}부터",
    by: "{action} {deadline}까지",
    undated: "{action} {within}",
    remark: "{action} ({remark})",
    next: "{action} (그다음 {instants})",
    noted: "{action}. {note}",
    draftClock: "{action} ({start}, {within})",
    draftNote: '{action} "{note}"',
  },
  scope: {
    everyone: "모든 기관·기업",
    nobody: "없음",
    and: " 그리고 ",
    or: " 또는 ",
    not: "({scope}) 아님",
    is: "{attribute}: {values}",
    isNot: "{attribute}: {value} 아님",
  },
} as const satisfies SameKeys<typeof reference>;
