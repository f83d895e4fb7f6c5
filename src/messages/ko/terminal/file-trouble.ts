/** What operating systems say of files, in Korean. */
import type { fileTrouble as reference } from "#messages/en/terminal/file-trouble.ts";
import type { SameKeys } from "#messages/keys.ts";

export const fileTrouble = {
  output: "출력",
  input: "입력",
  ENOENT: "{path}: 그런 이름의 파일이나 폴더가 없습니다",
  ENOTDIR: "{path}: 경로 중간이 폴더가 아니라 파일이어서 그런 이름의 파일이나 폴더가 없습니다",
  EISDIR: "{path}: 파일이 있어야 할 자리에 폴더가 있습니다",
  EEXIST: "{path}: 이미 있습니다",
  EACCES: "{path}: 현재 사용자에게 읽거나 쓸 권한이 없습니다",
  EPERM: "{path}: 현재 사용자에게 읽거나 쓸 권한이 없습니다",
  EROFS: "{path}: 읽기 전용 파일 시스템입니다",
  ENOSPC: "{path}: 디스크가 가득 차서 쓰지 못했습니다",
  EDQUOT: "{path}: 사용자에게 남은 디스크 공간이 없어서 쓰지 못했습니다",
  EFBIG: "{path}: 파일 시스템이 허용하는 크기를 넘어서 쓰지 못했습니다",
  ERR_FS_FILE_TOO_LARGE: "{path}: 여기서 읽을 수 있는 것보다 큽니다",
  ENAMETOOLONG: "{path}: 이름이 너무 깁니다",
  ELOOP: "{path}: 링크가 서로를 가리켜 끝나지 않습니다",
  ENXIO: "{path}: 파일이 아니라 소켓이나 장치입니다",
  EBUSY: "{path}: 사용 중입니다",
  EIO: "{path}: 디스크 오류로 읽거나 쓰지 못했습니다",
  EMFILE: "{path}: 열려 있는 파일이 너무 많습니다",
} as const satisfies SameKeys<typeof reference>;
