/** What moves an affected component, where no command does it alone, in Korean. */
import type { fix as reference } from "#messages/en/shared/fix.ts";
import type { SameKeys } from "#messages/keys.ts";

export const fix = {
  "add-override": "파일 {file}의 {section} 아래에 다음을 추가합니다: {text}",
  "edit-requirement": "파일 {file}에서 {text}(으)로 고친 뒤 다시 설치합니다",
  "raise-managed":
    "{name}의 버전이 적힌 곳(pom이나 상위 pom의 property 또는 dependencyManagement)에서 {version}(으)로 올립니다",
  "raise-requirement": "파일 {file}에서 {name}의 요구 범위가 {version}을(를) 허용하도록 고칩니다",
  "raise-parent":
    "상위 구성요소 {parents}을(를) {name} {version}을(를) 허용하는 판으로 올립니다. 지금 요구하는 범위는 허용하지 않으며, 이 도구에는 강제 지정 기능이 없습니다",
  rebuild: "빌드 결과물이므로 {name} {version}(으)로 다시 빌드합니다",
  "any-tool": "관리하는 도구로 {name}을(를) {version}(으)로 올립니다. 어느 도구인지는 목록에 없습니다",
  "by-supplier": "공급자의 안내에 따라 {name}을(를) {version}(으)로 올립니다",
  preRelease: "주의: {version}은(는) 시험판(pre-release)입니다. 영향 없는 정식 버전은 알려지지 않았습니다",
  place: "목록: {place}",
} as const satisfies SameKeys<typeof reference>;
