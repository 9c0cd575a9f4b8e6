export type StorageErrorCode =
  | 'folder-in-use'
  | 'transaction-stuck'
  | 'row-unreadable'
  | 'policy-missing'
  | 'link-key-unknown'
  | 'link-unreadable';

/** Something the database holds, or how it is used, is not as it must be. The message names rows by id, never what they hold. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, what: string) {
    super(`${code}: ${what}`);
    this.name = 'StorageError';
    this.code = code;
  }
}
