// Without script: everything is readable, what is drawn is also said in figures, and there is no control that would do nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUDGET, PRESENT } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();
const OFF = { javaScriptEnabled: false };

/** What a page says, without what only a script can do. */
const said = () => {
  const words = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement, data } = walk.currentNode;
    if (data.trim() && !parentElement.closest('.script, dialog, noscript, form, script, #results, #status') && parentElement.checkVisibility()) words.push(data.trim());
  }
  return words;
};

for (const { name, example } of PRESENT) {
  test(`${name} says the same without script, and shows no control that would do nothing`, async () => {
    const withScript = await open(example);
    const plain = await open(example, OFF);
    const [full, bare] = [await withScript.evaluate(said), await plain.evaluate(said)];
    assert.ok(bare.length);
    assert.deepEqual(bare, full);
    const controls = plain.locator('button, input, select, textarea, dialog, [data-compare], .tools, .sort');
    const shown = await controls.evaluateAll((all) => all.filter((node) => node.checkVisibility()).map((node) => node.outerHTML.slice(0, 100)));
    assert.deepEqual(shown, []);
    await withScript.done();
    await plain.done();
  });
}

test('search without script says where the indexes are', async () => {
  const page = await open('search/', OFF);
  assert.ok((await page.locator('noscript p, noscript').first().textContent()).trim());
  assert.ok((await page.locator('main .listed a').count()) >= 4);
  await page.done();
});

test('every bar and line stands beside its figures', async () => {
  const page = await open(BUDGET, OFF);
  const bars = await page.locator('.bars tbody tr').evaluateAll((rows) => rows.map((row) => [!!row.querySelector('svg'), row.querySelector('td.n')?.textContent.trim()]));
  assert.ok(bars.length > 5);
  for (const [drawn, figure] of bars) assert.match(drawn && figure, /^-?[\d,]+(\.\d+)?$/);
  await page.goto(new URL('../../', page.url()).href);
  const lines = await page.locator('tr:has(svg.line)').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td.n')].map((cell) => cell.textContent.trim())));
  assert.ok(lines.length > 5);
  for (const figures of lines) assert.ok(figures.filter((figure) => /\d/.test(figure)).length >= 2);
  await page.done();
});
