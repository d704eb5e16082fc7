// Who owes what: every state says itself in words, counts agree with what is listed, and what is published is one step away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reader, text } from './reader.mjs';

const { open } = reader();
const STATES = { published: /^已公开/, late: /^已公开，迟\d+天/, missing: /^未公开/, withheld: /^(暂不|不予)?.*公开/, exempt: /^豁免/, none: /不在名录$/ };

test('every state is said in words, without colour', async () => {
  const page = await open('example/roster/');
  const cells = await page.locator('.roster tbody td').evaluateAll((all) => all.map((cell) => [cell.className, cell.textContent.trim()]));
  assert.ok(cells.length > 40);
  for (const [state, words] of cells) assert.match(words.replaceAll(' ', ''), STATES[state], `${state}: ${words}`);
  // What a reader must not overlook is set apart by weight: the state of its cell, and no other.
  const weights = await page.locator('.roster tbody td').evaluateAll((all) => all.map((cell) => [/late|missing|withheld/.test(cell.className), Number(getComputedStyle(cell).fontWeight) >= 600]));
  for (const [grave, bold] of weights) assert.equal(bold, grave);
  assert.ok(weights.some(([grave]) => grave));
  await page.done();
});

test('the counts of a year are those of its table', async () => {
  const page = await open('example/roster/');
  for (const section of await page.locator('main section').all()) {
    const said = Object.fromEntries([...(await text(section.locator('p').first())).matchAll(/(应公开|已公开|未公开|豁免|迟)(\d+)份/g)].map(([, name, count]) => [name, Number(count)]));
    const count = (state) => section.locator(`td.${state}`).count();
    const [published, late, missing, withheld, exempt] = await Promise.all(['published', 'late', 'missing', 'withheld', 'exempt'].map(count));
    assert.equal(said.已公开, published + late);
    assert.equal(said.迟 ?? 0, late);
    assert.equal(said.未公开 ?? 0, missing);
    assert.equal(said.豁免 ?? 0, exempt);
    assert.equal(said.应公开, published + late + missing + withheld);
  }
  await page.done();
});

test('what is published is one step away, by the year, the department and the kind of its row and column', async () => {
  const page = await open('example/roster/');
  const found = await page.locator('.roster tbody td a').evaluateAll((links) =>
    links.map((link) => {
      const cell = link.closest('td');
      const table = cell.closest('table');
      return { href: link.href, party: link.closest('tr').cells[0].firstChild.textContent.trim(), kind: table.tHead.rows[0].cells[cell.cellIndex].textContent, year: table.caption.textContent.trim().slice(0, 4) };
    }),
  );
  assert.ok(found.length > 20);
  for (const { href, party, kind, year } of [...found.slice(0, 6), ...found.slice(-3)]) {
    await page.goto(href);
    const who = (await page.locator('h1, .who').allTextContents()).join(' ');
    for (const part of [party, kind, year]) assert.ok(who.includes(part), `${href}: ${who} says nothing of ${part}`);
  }
  await page.done();
});

test('the roster is reached from the front page, the region and the map', async () => {
  for (const address of ['', 'example/', 'map/']) {
    const page = await open(address);
    await page.getByRole('link', { name: /应公开名录/ }).first().click();
    assert.match(page.url(), /roster\/$/);
    await page.done();
  }
});
