// Search knows what people say: the first hit of each query is what a reader means by it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { reader, text } from './reader.mjs';
import { SITE } from './site.mjs';

const { open } = reader();

/** Each query, the section that stands first, what its first hit says, and where that leads. */
const QUERIES = [
  // An office, in short, by its region without 县, by two characters, by a part, by its code.
  ['平乡县住建局', /^部门 1$/, /^平乡县住房和城乡建设局/, /\/pingxiang\/housing\/$/],
  ['平乡住建局', /^部门 1$/, /^平乡县住房和城乡建设局/, /\/pingxiang\/housing\/$/],
  ['住建', /^部门 6$/, /住房和城乡建设局/, /\/housing\/$/],
  ['示例县水利局', /^部门 1$/, /^示例县水利局/, /\/example\/water\/$/],
  ['412', /^部门 1$/, /^示例县水利局/, /\/example\/water\/$/],
  // What its department.yaml says else.
  ['房管局', /^部门 1$/, /^示例县住房和城乡建设局/, /\/example\/housing\/$/],
  // A synonym of the glossary; a main figure, with and without its marks; one in traditional characters, one of a PDF's look-alikes.
  ['公车', /^科目/, /公务用车运行维护费/, /#/],
  ['三公经费', /^主要的数/, /“三公”经费/, /#/],
  ['“三公”经费', /^主要的数/, /“三公”经费/, /#/],
  ['經費', /^主要的数/, /经费/, /#/],
  ['公务用⻋运行', /^科目/, /公务用车运行维护费/, /#/],
  // A project, an indicator, a text in a cell, a mark inside of a word.
  ['双代县级运行补贴', /^项目/, /双代县级运行补贴/, /\/leting\/housing\/2024\/performance-targets\/#project-/],
  ['水质达标率', /^绩效指标/, /水质达标率/, /#/],
  ['壁挂炉', /^表内文字 1$/, /燃气壁挂炉/, /\/pingxiang\/housing\/2020\/budget\/#/],
  ['因公出国境费', /^表内各行/, /因公出国（境）费/, /#/],
  // A code of a classification; amounts: with a comma, in full width, rounded, in another unit.
  ['2120199', /^科目/, /^2120199/, /#/],
  ['5,013.66', /^金额/, /^5,013\.66万元/, /#/],
  ['５，０１３．６６', /^金额/, /^5,013\.66万元/, /#/],
  ['1.39亿', /^金额/, /^13,919万元/, /\/pingxiang\/housing\/2020\/budget\/#/],
  ['1.39億元', /^金额/, /^13,919万元/, /\/pingxiang\/housing\/2020\/budget\/#/],
  ['139190000元', /^金额/, /^13,919万元/, /\/pingxiang\/housing\/2020\/budget\/#/],
  // One character; an office with a year.
  ['水', /^部门 1$/, /^示例县水利局/, /\/example\/water\/$/],
  ['水利局 2024', /^部门 1$/, /^示例县水利局/, /\/example\/water\/$/],
];

for (const [query, section, hit, address] of QUERIES) {
  test(`first for ${query}`, async () => {
    const page = await open(`search/?q=${encodeURIComponent(query)}`);
    await page.waitForFunction(() => document.getElementById('status').textContent.trim());
    const first = page.locator('#results section').first();
    assert.match(await text(first.locator('h2')), section);
    const link = first.locator('ol > li a').first();
    assert.match(await text(link), hit);
    assert.match(await link.evaluate((one) => one.href), address);
    await page.done();
  });
}

test('an amount in doubt keeps its mark', async () => {
  const page = await open(`search/?q=${encodeURIComponent('1.39亿')}`);
  await page.waitForFunction(() => document.getElementById('status').textContent.trim());
  assert.ok((await page.locator('#results .mark a[aria-label]').count()) > 0);
  await page.done();
});

test('where nothing is found, the nearest departments and the regions are offered', async () => {
  const page = await open(`search/?q=${encodeURIComponent('平乡县主建局')}`);
  await page.waitForFunction(() => document.getElementById('status').textContent.trim());
  assert.match(await text(page.getByRole('status').first()), /没有找到/);
  assert.equal(await text(page.locator('#results h2').first()), '部门和地区');
  const links = page.locator('#results li a');
  assert.equal(await text(links.first()), '平乡县住房和城乡建设局');
  assert.ok((await links.allTextContents()).includes('示例县'), 'the regions stand there, too');
  // Reached by the keyboard from the field.
  await page.locator('#q').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/pingxiang\/housing\/$/);
  await page.done();
});

test('the script of search is small', () => {
  const scripts = readdirSync(join(SITE, 'assets')).filter((name) => name.endsWith('.js'));
  const size = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(join(SITE, 'assets', name)), { level: 9 }).length, 0);
  const loaded = (path) => scripts.filter((name) => readFileSync(join(SITE, path), 'utf8').includes(name));
  assert.ok(size(loaded('search/index.html')) <= 12 * 1024, `${size(loaded('search/index.html'))}`);
  for (const path of ['index.html', 'example/housing/2025/budget/index.html']) assert.ok(size(loaded(path)) <= 6 * 1024, path);
});
