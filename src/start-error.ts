/** Why a start cannot go on, in words for whoever started it: the whole message is ours and is shown as it is. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartError';
  }
}
