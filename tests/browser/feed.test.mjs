// Who follows the site: the feed is announced on its pages, is Atom, and its entries lead to pages that are there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isBuilt, WHOLE } from './kinds.mjs';
import { reader, text } from './reader.mjs';
import { SITE } from './site.mjs';

const { open } = reader();

test('every kind of page announces the feed', async () => {
  const page = await open('');
  const home = page.url();
  for (const { name, example } of WHOLE) {
    // Where there is no page, the address of what is shown instead is any.
    await page.goto(home + example, { waitUntil: 'domcontentloaded' });
    const link = page.locator('link[rel=alternate][type="application/atom+xml"]');
    assert.equal(await link.count(), 1, name);
    const href = await link.evaluate((node) => node.href);
    assert.ok(href.endsWith('/feed.xml'), `${name}: ${href}`);
    assert.ok(example === '404.html' || href === `${home}feed.xml`, `${name}: ${href}`);
  }
  await page.done();
});

test('the feed is Atom: what must be said of it and of each entry is said, once', async () => {
  const page = await open('');
  const xml = readFileSync(join(SITE, 'feed.xml'), 'utf8');
  const feed = await page.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, 'application/xml');
    const atom = 'http://www.w3.org/2005/Atom';
    const own = (node, name) => [...node.children].filter((child) => child.localName === name && child.namespaceURI === atom).map((child) => child.getAttribute('href') ?? child.textContent);
    const says = (node) => Object.fromEntries(['id', 'title', 'updated', 'published', 'author', 'link'].map((name) => [name, own(node, name)]));
    return {
      broken: tree.querySelector('parsererror')?.textContent,
      root: `${tree.documentElement.namespaceURI} ${tree.documentElement.localName}`,
      whole: says(tree.documentElement),
      entries: [...tree.documentElement.children].filter((child) => child.localName === 'entry').map(says),
    };
  }, xml);
  assert.equal(feed.broken, undefined);
  assert.equal(feed.root, 'http://www.w3.org/2005/Atom feed');
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  for (const one of [feed.whole, ...feed.entries]) {
    assert.equal(one.id.length, 1);
    assert.equal(one.title.length, 1);
    assert.ok(one.title[0].trim());
    assert.equal(one.updated.length, 1);
    for (const when of [...one.updated, ...one.published]) assert.match(when, date);
    assert.ok(one.link.length);
  }
  assert.ok(feed.whole.author.length || feed.entries.every((entry) => entry.author.length));
  assert.ok(feed.entries.length > 10);
  assert.equal(new Set(feed.entries.map((entry) => entry.id[0])).size, feed.entries.length);
  const dates = feed.entries.map((entry) => entry.updated[0]);
  assert.deepEqual(dates, dates.toSorted().toReversed(), 'the newest stands first');
  await page.done();
});

test('entries of the feed lead to pages that are there', async () => {
  const xml = readFileSync(join(SITE, 'feed.xml'), 'utf8');
  const links = [...xml.matchAll(/<entry>[^]*?<title>([^<]*)<\/title>[^]*?<link rel="alternate"[^>]*href="([^"]*)"/g)].map(([, title, href]) => ({ title, href: new URL(href) }));
  assert.ok(links.length > 10);
  assert.deepEqual(links.filter(({ href }) => !isBuilt(href.pathname.slice(1))).map(({ href }) => href.href), []);
  const page = await open(links[0].href.pathname.slice(1));
  assert.equal(await text(page.locator('h1')), links[0].title);
  for (const { href } of links.filter(({ href }) => href.hash)) {
    await page.goto(new URL(href.pathname + href.hash, page.url()).href);
    assert.equal(await page.locator(':target').count(), 1, href.href);
  }
  await page.done();
});
