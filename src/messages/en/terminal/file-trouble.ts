/** What operating systems say of files, in English. */

export const fileTrouble = {
  output: "the output",
  input: "the input",
  ENOENT: "{path}: there is no file or folder of that name",
  ENOTDIR: "{path}: there is no file or folder of that name, since a part of the path is a file",
  EISDIR: "{path} is a folder where a file is expected",
  EEXIST: "{path} is there already",
  EACCES: "{path}: this user may not read or write it",
  EPERM: "{path}: this user may not read or write it",
  EROFS: "{path}: the file system is read-only",
  ENOSPC: "{path} could not be written: the disk is full",
  EDQUOT: "{path} could not be written: the user has no more room on the disk",
  EFBIG: "{path} could not be written: it is too large for the file system",
  ERR_FS_FILE_TOO_LARGE: "{path} is larger than what is read here",
  ENAMETOOLONG: "{path}: the name is too long",
  ELOOP: "{path}: the links go round in a circle",
  ENXIO: "{path} is a socket or a device, not a file",
  EBUSY: "{path} is in use",
  EIO: "{path} could not be read or written: the disk fails",
  EMFILE: "{path}: too many files are open",
} as const;
