/** What is found in files of keys, by its code, in Korean. */
import type { keyFinding as reference } from "#messages/en/sealing/key-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const keyFinding = {
  "key-form": "여기서 아는 키가 아닙니다",
  "key-id-wrong": "키가 파일에 적힌 번호의 것이 아닙니다",
  "key-locked": "암호가 필요합니다(--passphrase-file)",
  "key-passphrase-wrong": "암호가 다르거나 파일이 바뀌었습니다",
  "key-change-form": "그 키를 다른 키로 바꾼다는 문서가 아닙니다",
  "key-revocation-form": "그 키를 폐기한다는 문서가 아닙니다",
} as const satisfies SameKeys<typeof reference>;
