// The pictures of the manual and of the README are those of today's program: each can be taken, has its size, and shows its words.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PICTURES, REPOSITORY, takeAll } from './pictures.mjs';

/** The width and the height that a PNG says it has. */
const size = (file) => {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test('every picture of the manual and of the README is listed', () => {
  const guide = join(REPOSITORY, 'docs/guide');
  const pages = readdirSync(guide).filter((name) => name.endsWith('.md')).map((name) => join(guide, name));
  const shown = [...pages, join(REPOSITORY, 'README.md'), join(REPOSITORY, 'README.zh-CN.md')].flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/images\/([\w-]+\.png)/g)].map(([, name]) => name),
  );
  assert.ok(shown.length > 8);
  assert.deepEqual([...new Set(shown)].sort(), Object.keys(PICTURES).sort());
});

test('every picture can be taken today, and shows what it is there for', { timeout: 120_000 }, async () => {
  const taken = [];
  await takeAll((name, file, seen) => {
    taken.push(name);
    const { width, height, words, unseen = [] } = PICTURES[name];
    const committed = join(REPOSITORY, 'docs/images', name);
    assert.ok(existsSync(committed), `${name} is not in docs/images`);
    assert.deepEqual(size(committed), [width, height], `${name}: another size than in the list`);
    if (file) assert.deepEqual(size(file), [width, height], `${name}: another size today`);
    for (const word of words) assert.ok(seen.includes(word.replace(/\s+/g, '')), `${name} does not show ${word}: ${seen.slice(0, 400)}`);
    for (const word of unseen) assert.ok(!seen.includes(word), `${name} shows ${word}`);
  });
  assert.deepEqual(taken.sort(), Object.keys(PICTURES).sort());
});
