import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { buttonsOf, type Playground, press, speak, waitToRead } from './playground.ts';
import { photographChat } from './screenshots.ts';

const OUTSIDE = 'jonas.weber@fabrikam.example';

/** What the three of them say, press and read. */
interface Story {
  readonly language: readonly [said: string, pressed: string, read: string];
  readonly greeting: string;
  readonly said: string;
  readonly form: { readonly same: string; readonly signIn: string; readonly next: string; readonly ready: string };
  readonly ask: string;
  readonly waiting: string;
  readonly question: string;
  readonly convert: { readonly open: string; readonly name: string; readonly press: string };
  readonly asking: string;
  readonly consent: string;
  readonly answers: readonly [yes: string, no: string, problem: string];
  readonly reported: { readonly thanks: RegExp; readonly told: RegExp };
  readonly move: string;
  readonly accepting: string;
  readonly accept: string;
  readonly openTeams: string;
  readonly converted: RegExp;
  readonly same: string;
  readonly history: { readonly open: string; readonly heading: string; readonly close: string };
  readonly sessions: { readonly press: string; readonly read: RegExp };
  readonly done: { readonly press: string; readonly read: string };
}

const STORIES: Readonly<Record<Language, Story>> = {
  en: {
    language: ['language', 'English', 'Now: English'],
    greeting: 'hello',
    said: `convert jonas.weber@contoso.example to ${OUTSIDE}`,
    form: {
      same: 'Same as the address',
      signIn: 'Account they will sign in with',
      next: 'Next: check',
      ready: 'Jonas Weber can be converted',
    },
    ask: 'Ask for confirmation',
    waiting: 'Waiting for confirmation to convert Jonas Weber',
    question: 'Convert the account of Jonas Weber?',
    convert: { open: 'Convert…', name: 'Type the name of the account: Jonas Weber', press: 'Convert this account' },
    asking: 'Waiting for Jonas Weber to say yes',
    consent: `Is ${OUTSIDE} your address?`,
    answers: ['Yes, that is my address', 'No', 'Report a problem'],
    reported: {
      thanks: /^You reported a problem on /,
      told: /^Jonas Weber reported a problem/,
    },
    move: 'Please move your Contoso sign-in to fabrikam.example',
    accepting: 'Waiting for Jonas Weber to accept',
    accept: 'Accept (opens your browser)',
    openTeams: 'Open Teams for Contoso',
    converted: /^The account of Jonas Weber is converted/,
    same: 'Same account: the object ID is unchanged',
    history: { open: 'History', heading: 'History of the conversion of Jonas Weber', close: 'Close' },
    sessions: { press: 'End the old sessions', read: /^Old sessions ended as far as Microsoft allows/ },
    done: { press: 'Mark as done', read: 'The account of Jonas Weber is converted and marked as done' },
  },
  ko: {
    language: ['언어', '한국어', '현재: 한국어'],
    greeting: '안녕하세요',
    said: `jonas.weber@contoso.example 계정을 ${OUTSIDE} 계정으로 전환해 주세요`,
    form: {
      same: '주소와 같음',
      signIn: '로그인에 사용할 계정',
      next: '다음: 전환 전 확인',
      ready: 'Jonas Weber 님의 계정을 전환할 수 있습니다',
    },
    ask: '승인 요청',
    waiting: 'Jonas Weber 님의 계정 전환 승인을 기다리고 있습니다',
    question: 'Jonas Weber 님의 계정을 전환할까요?',
    convert: { open: '전환…', name: '계정 이름을 입력하세요: Jonas Weber', press: '이 계정 전환' },
    asking: 'Jonas Weber 님의 동의를 기다리고 있습니다',
    consent: `${OUTSIDE} 주소가 본인의 주소인가요?`,
    answers: ['예, 제 주소입니다', '아니요', '문제 알리기'],
    reported: {
      thanks: /문제를 알렸습니다\. 요청한 사람에게 전달됩니다\.$/,
      told: /^Jonas Weber 님이 문제를 알려 왔습니다/,
    },
    move: 'Contoso 로그인을 fabrikam.example 계정으로 바꿔 주세요',
    accepting: 'Jonas Weber 님의 수락을 기다리고 있습니다',
    accept: '수락(브라우저에서 열림)',
    openTeams: 'Contoso Teams 열기',
    converted: /^Jonas Weber 님의 계정을 전환했습니다/,
    same: '같은 계정입니다. 개체 ID가 그대로입니다',
    history: { open: '기록', heading: 'Jonas Weber 님 계정 전환 기록', close: '닫기' },
    sessions: { press: '이전 세션 끝내기', read: /^Microsoft가 허용하는 범위에서 이전 세션을 끝냈습니다/ },
    done: { press: '완료로 표시', read: 'Jonas Weber 님의 계정 전환을 완료로 표시했습니다' },
  },
};

for (const language of LANGUAGES) {
  const story = STORIES[language];

  describe(`a conversion in the Playground, from the question to the last card: ${language}`, function () {
    this.timeout(90_000);
    let sandbox: OpenSandbox;
    let dana: Playground;
    let priya: Playground;
    let jonas: Playground;

    before(async function () {
      sandbox = await openSandbox(this, { moreSeats: 'on' });
      [dana, priya, jonas] = await Promise.all([
        sandbox.openAdministrator(),
        sandbox.openSeat('confirms'),
        sandbox.openSeat('is converted'),
      ]);
      // Guestlist knows the chats of all from now on.
      for (const seat of [dana, priya, jonas])
        await waitToRead(seat.cards.first(), 'Guestlist brings guests into Teams');
      for (const seat of [dana, priya]) await speak(seat, story.language);
      // A guest of the tenant has nothing to ask for here, but a language.
      await jonas.ask(story.greeting);
      await jonas.lines.first().waitFor();
    });
    after(() => sandbox?.close());

    it('is asked for, confirmed by somebody else, agreed to, accepted, and compared', async () => {
      const asked = await dana.ask(story.said);
      await press(asked, story.form.same);
      await asked
        .getByLabel(story.form.signIn)
        .and(asked.locator(`[value="${OUTSIDE}"]`))
        .waitFor();
      await press(asked, story.form.next);
      await waitToRead(asked, story.form.ready);
      const questions = await priya.cards.count();
      await press(asked, story.ask);
      await waitToRead(asked, story.waiting);
      await photographChat(dana, `conversion-asked-${language}`);

      const question = priya.cards.nth(questions);
      await waitToRead(question, story.question);
      await photographChat(priya, `conversion-question-${language}`);
      const asking = jonas.cards.nth(await jonas.cards.count());
      await question.getByRole('button', { name: story.convert.open }).click();
      await question.getByLabel(story.convert.name).fill('Jonas Weber');
      await press(question, story.convert.press);
      await waitToRead(question, story.asking);

      await waitToRead(asking, story.consent);
      assert.deepEqual(await buttonsOf(asking), story.answers);
      await photographChat(jonas, `conversion-consent-${language}`);
      await press(asking, story.answers[2]);
      await asking.getByText(story.reported.thanks).waitFor();
      await asked.getByText(story.reported.told).first().waitFor();
      await press(asking, story.answers[0]);
      await waitToRead(asking, story.move);
      await photographChat(jonas, `conversion-link-${language}`);
      await waitToRead(asked, story.accepting);
      assert.equal((await dana.page.content()).includes('/redeem/'), false);

      const opened = jonas.page.context().waitForEvent('page');
      await asking.getByRole('link', { name: story.accept }).click();
      const link = (await opened).url();
      await (await invitedPerson(sandbox, OUTSIDE)).acceptAt(link);
      await sandbox.pass(120);
      await asking.getByRole('link', { name: story.openTeams }).waitFor();
      assert.equal((await jonas.page.content()).includes('/redeem/'), false);
      await asked.getByText(story.converted).waitFor();
      await waitToRead(asked, story.same);
      await photographChat(dana, `conversion-closing-${language}`);
      await press(asked, story.sessions.press);
      await asked.getByText(story.sessions.read).waitFor();
      await press(asked, story.history.open);
      await waitToRead(asked, story.history.heading);
      await photographChat(dana, `conversion-history-${language}`);
      await press(asked, story.history.close);
      await press(asked, story.done.press);
      await waitToRead(asked, story.done.read);
    });
  });
}
