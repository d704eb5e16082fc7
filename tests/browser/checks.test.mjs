// The reconciliation page: what does not agree is read whole at any width, as a table to who hears it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages } from './kinds.mjs';
import { reader } from './reader.mjs';

const { open } = reader();
const CHECKS = pages().filter((address) => address.endsWith('/checks/'));

for (const [width, size] of [[320, 1], [375, 1], [768, 1], [1280, 1], [640, 2]]) {
  test(`the reasons of what fails stand in a window of ${width} px${size > 1 ? ` at ${size}00 % text` : ''}`, async () => {
    const page = await open('', { viewport: { width, height: 800 } });
    const home = page.url();
    let reasons = 0;
    for (const address of CHECKS) {
      await page.goto(home + address);
      if (size > 1) await page.evaluate((percent) => (document.documentElement.style.fontSize = percent), `${size}00%`);
      const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '勾稽关系' }) });
      if (!(await table.count())) continue;
      const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
      assert.equal(await table.getByRole('columnheader').count(), 6);
      assert.ok((await rows.count()) > 0);
      for (const row of await rows.all()) {
        const reason = row.getByRole('cell').last();
        assert.match(await reason.textContent(), /\p{Script=Han}{4}/u);
        const box = await reason.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= width && box.width > 100, `${address}: ${JSON.stringify(box)}`);
        reasons += 1;
      }
      const scrolls = await table.evaluate((node) => node.closest('.scroll').scrollWidth > node.closest('.scroll').clientWidth + 1);
      assert.ok(!scrolls, `${address} scrolls sideways`);
    }
    assert.ok(reasons > 3, 'no page has what fails: the test looks at nothing');
    await page.done();
  });
}

test('a cell of a narrow window says which it is', async () => {
  const page = await open('pingxiang/housing/2020/budget/checks/', { viewport: { width: 375, height: 800 } });
  const labels = await page.locator('.stack tbody tr').first().locator('td').evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
  const heads = await page.locator('.stack thead th').allTextContents();
  assert.equal(labels.length, 5);
  labels.forEach((label, at) => assert.ok(label.includes(heads[at + 1]), `${label} under ${heads[at + 1]}`));
  await page.done();
});

test('to who has it read aloud it stays a table: every row has its head and a cell for each column', async () => {
  const page = await open('pingxiang/housing/2020/budget/checks/', { viewport: { width: 375, height: 800 } });
  const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const inside = (node) => (node.childIds ?? []).flatMap((id) => [known.get(id), ...inside(known.get(id))]);
  const role = (node) => (node.ignored ? null : node.role.value);
  const table = nodes.find((node) => role(node) === 'table');
  const rows = inside(table).filter((node) => role(node) === 'row').map((row) => inside(row).map(role).filter((name) => /^(cell|gridcell|rowheader|columnheader)$/.test(name)));
  assert.deepEqual(rows[0], Array(6).fill('columnheader'));
  assert.ok(rows.length > 3);
  for (const row of rows.slice(1)) assert.deepEqual(row, ['rowheader', ...Array(5).fill('cell')]);
  await page.done();
});
