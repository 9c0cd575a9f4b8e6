import type { Chat } from './chat.ts';

/** The store asks for an answer or a sign of life within 2 s (T2.1). */
const TYPING_AFTER_MS = 1_500;

/** Shows that somebody is typing when the work takes long. */
export async function whileTyping<T>(chat: Chat, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    // Only a sign of life: the answer that follows is what counts, and what fails loudly.
    chat.typing().catch(() => undefined);
  }, TYPING_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
