// No kind of page is forgotten by the tests that look at all of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBuilt, KINDS, pages, PRESENT } from './kinds.mjs';

test('every page of the site is of one kind that is looked at', () => {
  const astray = pages().flatMap((address) => {
    const kinds = KINDS.filter(({ shape }) => shape.test(address)).map(({ name }) => name);
    return kinds.length === 1 ? [] : [`${address}: ${kinds.join(', ') || 'of no kind'}`];
  });
  assert.deepEqual(astray, []);
});

test('every kind has a page in the site', () => {
  assert.deepEqual(PRESENT.filter(({ example }) => !isBuilt(example)).map(({ name }) => name), []);
  const whole = (example) => example.replace(/[?#].*/, '');
  assert.deepEqual(PRESENT.filter(({ shape, example }) => !shape.test(whole(example))).map(({ name }) => name), []);
});
