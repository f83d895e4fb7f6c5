/**
 * Korean names of decision points and their values, by published id and key. Names are ours; keys and English names are the publishers'
 * and stay what programs read.
 */

/** Names of one point: its own, then one for each value in the published order, parted by commas. */
const names: Readonly<Record<string, readonly [name: string, values: string]>> = {
  "cisa:PE:1.0.0": ["인터넷 노출", "아니요,예"],
  "cisa:KEV:1.0.0": ["알려진 악용 목록 등재", "아니요,예"],
  "cisa:BOD2604:1.0.0": ["BOD 26-04 조치 기한", "다음 업그레이드 때,60일,14일,3일,3일과 침해 조사"],
  "cisa:CISA:1.1.0": ["CISA 단계", "추적,주시 추적,주의,조치"],
  "ssvc:A:2.0.0": ["공격 자동화 가능", "아니요,예"],
  "ssvc:TI:1.0.0": ["기술적 영향", "일부,전체"],
  "ssvc:E:1.1.0": ["악용 상태", "없음,공격 코드 공개,악용 중"],
  "ssvc:EXP:1.0.1": ["시스템 노출", "작음,통제됨,열림"],
  "ssvc:HI:2.0.2": ["사람과 임무에 미치는 영향", "낮음,중간,높음,매우 높음"],
  "ssvc:DSOI:1.0.0": ["조치 시급성", "보류,정기,비정기,즉시"],
  "ssvc:U:1.0.1": ["공격자의 효용", "수고로움,효율적,매우 효과적"],
  "ssvc:PSI:2.0.1": ["공공 안전 영향", "미미,상당"],
  "ssvc:SI:2.0.1": ["안전 영향", "무시할 정도,경미,심각,재앙"],
  "ssvc:MI:2.0.0": ["임무 영향", "저하,필수 기능 지원 마비,필수 기능 상실,임무 실패"],
  "ssvc:VD:1.0.0": ["가치 밀도", "분산,집중"],
  "ssvc:RP:1.0.0": ["신고 공개 여부", "예,아니요"],
  "ssvc:SCON:1.0.0": ["공급자 연락", "아니요,예"],
  "ssvc:RC:1.0.0": ["신고의 신빙성", "믿기 어려움,믿을 만함"],
  "ssvc:SC:1.0.0": ["공급자 수", "하나,여럿"],
  "ssvc:SE:1.0.0": ["공급자 참여", "적극,무응답"],
  "ssvc:COORDINATE:1.0.1": ["조정 여부", "거절,추적,조정"],
  "ssvc:SINV:1.0.0": ["공급자 진행", "수정판 준비됨,협조적,비협조·무응답"],
  "ssvc:PVA:1.0.0": ["공개의 추가 가치", "제한적,보강,선행"],
  "ssvc:PUBLISH:1.0.0": ["공개 여부", "공개하지 않음,공개"],
  "ssvc:MWI:1.0.0": ["임무와 복지 영향", "낮음,중간,높음"],
  "cvss:AV:3.0.1": ["공격 경로", "물리,로컬,인접망,네트워크"],
  "cvss:PR:1.0.1": ["필요 권한", "높음,낮음,없음"],
  "cvss:UI:2.0.0": ["사용자 관여", "능동,수동,없음"],
  "cvss:EQ1:1.0.0": ["동치 집합 1", "낮음,중간,높음"],
  "cvss:AC:3.0.1": ["공격 복잡도", "높음,낮음"],
  "cvss:AT:1.0.0": ["공격 전제 조건", "있음,없음"],
  "cvss:EQ2:1.0.0": ["동치 집합 2", "낮음,높음"],
  "cvss:VC:3.0.0": ["취약 시스템 기밀성 영향", "없음,낮음,높음"],
  "cvss:VI:3.0.0": ["취약 시스템 무결성 영향", "없음,낮음,높음"],
  "cvss:VA:3.0.0": ["취약 시스템 가용성 영향", "없음,낮음,높음"],
  "cvss:EQ3:1.0.0": ["동치 집합 3", "낮음,중간,높음"],
  "cvss:SC:1.0.0": ["후속 시스템 기밀성 영향", "무시할 정도,낮음,높음"],
  "cvss:MSI_NoX:1.0.1": ["후속 시스템 무결성 영향(조정)", "무시할 정도,낮음,높음,안전"],
  "cvss:MSA_NoX:1.0.1": ["후속 시스템 가용성 영향(조정)", "무시할 정도,낮음,높음,안전"],
  "cvss:EQ4:1.0.0": ["동치 집합 4", "낮음,중간,높음"],
  "cvss:E_NoX:2.0.0": ["악용 성숙도", "보고 없음,공격 코드 공개,공격됨"],
  "cvss:EQ5:1.0.0": ["동치 집합 5", "낮음,중간,높음"],
  "cvss:CR_NoX:1.1.1": ["기밀성 요구", "낮음,중간,높음"],
  "cvss:IR_NoX:1.1.1": ["무결성 요구", "낮음,중간,높음"],
  "cvss:AR_NoX:1.1.1": ["가용성 요구", "낮음,중간,높음"],
  "cvss:EQ6:1.0.0": ["동치 집합 6", "낮음,높음"],
  "cvss:CVSS:1.0.0": ["CVSS 심각도", "없음,낮음,보통,높음,심각"],
  "x_example.bongsu#policy:CVE2021:1.0.0": ["2021년 전 CVE 번호", "예,아니요"],
  "x_example.bongsu#policy:SEV:1.0.0": ["심각도", "높음 미만,높음,심각"],
  "x_example.bongsu#policy:HV:1.0.0": ["핵심 시스템", "아니요,예"],
  "x_example.bongsu#policy:AC:1.0.0": ["자산 종류", "내부,업무용 프로그램,온라인"],
  "x_example.bongsu#policy:STEP:1.0.0": ["발표된 단계", "지속 관심,보완 권고,즉시 보완,연동 배제"],
  "x_example.bongsu#policy:NIS4:1.0.0": ["단계", "지속 관심,보완 권고,즉시 보완,연동 배제"],
  "x_example.bongsu#policy:BOD2201:1.0.0": ["BOD 22-01 기한", "대상 아님,6개월,2주"],
  "x_example.bongsu#policy:BOD1902:1.0.0": ["BOD 19-02 기한", "대상 아님,30일,15일"],
  "x_example.bongsu#policy:CISG202602:1.0.0": ["CISG-2026-02 기한", "정해진 기한 없음,5일,3일,1일,12시간"],
  "x_example.bongsu#policy:E8ML2:1.0.0": ["Essential Eight 2등급 기한", "1개월,2주,48시간"],
  "x_example.bongsu#policy:UKCE:1.0.0": ["Cyber Essentials 기한", "정해진 기한 없음,14일"],
};

/** The Korean name of a point, or `null` for a point that is not among those that ship. */
export function koreanPoint(id: string): string | null {
  return Object.hasOwn(names, id) ? (names[id]?.[0] ?? null) : null;
}

/** The Korean name of a point's value by its place in the published order, or `null`. */
export function koreanValue(id: string, place: number): string | null {
  return Object.hasOwn(names, id) ? (names[id]?.[1].split(",")[place] ?? null) : null;
}
