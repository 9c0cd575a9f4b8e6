import assert from 'node:assert/strict';
import { guestLanguageGuess, languageOf } from '../../src/domain/language.ts';

describe('the language of a person', () => {
  it('is the one they chose, before everything else', () => {
    assert.equal(languageOf({ chosen: 'en', text: '초대', locale: 'ko-KR', seen: 'ko' }), 'en');
  });
  it('is Korean where they type Hangul, whatever the client says', () => {
    assert.equal(languageOf({ text: '초대 ann@fabrikam.example', locale: 'en-US' }), 'ko');
  });
  it('is the one of the activity', () => {
    assert.equal(languageOf({ text: 'help', locale: 'ko-KR' }), 'ko');
  });
  it('stays Korean on a press from a client that always says en-US', () => {
    assert.equal(languageOf({ locale: 'en-US', seen: 'ko' }), 'ko');
  });
  it('is English where nothing is known, or where it is none of ours', () => {
    assert.equal(languageOf({}), 'en');
    assert.equal(languageOf({ locale: 'fr-FR' }), 'en');
  });
});

describe('the first guess for the mail', () => {
  it('is what the directory says, else the ending of the domain, else the inviter’s', () => {
    assert.equal(guestLanguageGuess('fabrikam.example', 'ko-KR', 'en'), 'ko');
    assert.equal(guestLanguageGuess('hanbit.example.kr', undefined, 'en'), 'ko');
    assert.equal(guestLanguageGuess('fabrikam.example', undefined, 'ko'), 'en');
    assert.equal(guestLanguageGuess(undefined, undefined, 'ko'), 'ko');
  });
});
