// What is searched is found, down to the row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reader, text } from './reader.mjs';

const { open } = reader();

test('a project is searched by two characters and its row reached', async () => {
  const page = await open('');
  await page.getByRole('searchbox').first().fill('双代');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\/\?q=/);
  const result = page.getByRole('link', { name: /双代县级运行补贴/ }).first();
  await result.click();
  assert.match(page.url(), /leting\/housing\/2024\/performance-targets\/#/);
  assert.match(await text(page.locator(':target')), /双代县级运行补贴/);
  await page.done();
});

test('an amount and a code are found as they are printed', async () => {
  const page = await open(`search/?q=${encodeURIComponent('4,985.11')}`);
  await page.locator('#results ol li').first().waitFor();
  assert.match(await text(page.locator('#results').first()), /4,985\.11/);
  await page.goto(new URL('?q=2120199', page.url()).href);
  await page.locator('#results ol li').first().waitFor();
  assert.match(await text(page.locator('#results').first()), /2120199/);
  await page.done();
});

test('what is not found is said, and heard', async () => {
  const page = await open(`search/?q=${encodeURIComponent('龘靐')}`);
  const status = page.getByRole('status').first();
  await page.waitForFunction(() => document.getElementById('status').textContent.trim());
  assert.match(await text(status), /没有/);
  await page.done();
});
