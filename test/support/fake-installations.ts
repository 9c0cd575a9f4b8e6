import type { UserId } from '../../src/domain/ids.ts';
import type { Installations } from '../../src/use-cases/ports/installations.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

type Refusal = 'no-teams' | 'refused';

export interface FakeInstallations extends Installations {
  /** Each person asked for, whatever became of it. */
  readonly asked: readonly UserId[];
  /** Who has the app. */
  readonly installed: ReadonlySet<UserId>;
  readonly script: Script<Refusal>;
}

/** Installing in memory: who has the app already has the same chat. */
export function fakeInstallations(settings: { readonly script?: readonly Step<Refusal>[] } = {}): FakeInstallations {
  const script = scriptOf(settings.script);
  const asked: UserId[] = [];
  const installed = new Set<UserId>();
  return {
    asked,
    installed,
    script,
    async chatWith(id) {
      asked.push(id);
      return runStep<Refusal, Awaited<ReturnType<Installations['chatWith']>>>(script.next(), {
        act: () => {
          installed.add(id);
          return { outcome: 'chat', conversationId: chatOf(id) };
        },
        refuse: (outcome) => ({ outcome }),
      });
    },
  };
}

/** The bot's own chat with somebody. */
function chatOf(id: UserId): string {
  return `19:${id}_bot@chats.example`;
}
