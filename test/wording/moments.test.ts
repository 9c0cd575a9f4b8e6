import assert from 'node:assert/strict';
import { clockText, dayText, deadlineText, momentText, numberText } from '../../src/wording/moments.ts';

const NOW = new Date('2026-11-21T05:05:00Z');
const AT = new Date('2026-11-21T05:02:00Z');
const SEOUL = { timeZone: 'Asia/Seoul', now: NOW } as const;

describe('times', () => {
  it('are day, month and time in the reader’s zone', () => {
    assert.equal(momentText(AT, { language: 'en', ...SEOUL }), '21 Nov, 14:02');
    assert.equal(momentText(AT, { language: 'ko', ...SEOUL }), '11월 21일 오후 2:02');
    assert.equal(momentText(AT, { language: 'en', timeZone: 'America/New_York', now: NOW }), '21 Nov, 00:02');
  });

  it('have the year when it is another one, and the zone too when they are old', () => {
    const newYear = { language: 'en', timeZone: 'Asia/Seoul', now: new Date('2027-01-02T00:00:00Z') } as const;
    assert.equal(momentText(new Date('2026-12-30T05:02:00Z'), newYear), '30 Dec 2026, 14:02');
    assert.equal(momentText(AT, newYear), '21 Nov 2026, 14:02 GMT+9');
    assert.equal(momentText(AT, { ...newYear, language: 'ko' }), '2026년 11월 21일 오후 2:02 GMT+9');
  });

  it('name their zone where the reader’s is not known', () => {
    for (const timeZone of [undefined, 'Mars/Olympus', '']) {
      assert.equal(momentText(AT, { language: 'en', timeZone, now: NOW }), '21 Nov, 05:02 UTC');
    }
  });

  it('have their year and their zone where something ends with them', () => {
    assert.equal(deadlineText(AT, { language: 'en', ...SEOUL }), '21 Nov 2026, 14:02 GMT+9');
    assert.equal(deadlineText(AT, { language: 'ko', ...SEOUL }), '2026년 11월 21일 오후 2:02 GMT+9');
    assert.equal(deadlineText(AT, { language: 'en', timeZone: 'Mars/Olympus', now: NOW }), '21 Nov 2026, 05:02 UTC');
  });

  it('can stand without their day, and days without their time', () => {
    assert.equal(clockText(AT, { language: 'en', ...SEOUL }), '14:02');
    assert.equal(clockText(AT, { language: 'ko', ...SEOUL }), '오후 2:02');
    assert.equal(clockText(AT, { language: 'en', now: NOW }), '05:02 UTC');
    assert.equal(dayText(AT, { language: 'en', ...SEOUL }), '21 Nov');
    assert.equal(dayText(AT, { language: 'ko', now: NOW }), '11월 21일');
  });
});

describe('numbers', () => {
  it('have their groups', () => {
    assert.equal(numberText(1234, 'en'), '1,234');
    assert.equal(numberText(1234, 'ko'), '1,234');
  });
});
