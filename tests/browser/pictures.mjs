// The pictures of docs/guide and of the README, taken of the guide's own examples and of the site of this repository. Node
// and Chromium are all they need, but for the workbook: LibreOffice and pdftoppm; `make-pictures.mjs` writes them into docs/images.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, serve } from './site.mjs';

export const REPOSITORY = resolve(process.env.REPOSITORY ?? new URL('../../', import.meta.url).pathname);
const GONGKAI = resolve(process.env.GONGKAI ?? join(REPOSITORY, 'target/release/gongkai'));

/** Every picture by its name: its size, and words that can be seen on it. */
export const PICTURES = {
  'check.png': { width: 1175, height: 585, words: ['填报 1,250.40', '可能有两位数字颠倒'] },
  'preview.png': { width: 1100, height: 760, from: '#table-B03', words: ['部门支出总表', '填报 1,250.40', '须改正或说明后才能公开'] },
  'page.png': { width: 1100, height: 900, words: ['示例县水利局', '本年支出'] },
  'phone.png': { width: 375, height: 740, words: ['示例县水利局'] },
  'compare.png': { width: 1100, height: 900, from: 'main h2', words: ['2023', '2024', '2025'] },
  'glance.png': { width: 1100, height: 960, words: ['本年支出', '比上年增加', '钱从哪里来'] },
  'disclosure.png': { width: 1180, height: 860, from: '#table-N02', words: ['支出说明', '注1', '转录者注'] },
  'search.png': { width: 1100, height: 620, words: ['排水'], unseen: ['索引取不到', '没有找到'] },
};

const budget = 'example/water/2026/budget';

/** Whether what draws a workbook is there. */
export function drawsWorkbooks() {
  try {
    for (const program of ['soffice', 'pdftoppm']) execFileSync('which', [program], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** A room with the guide's files in it, and what happens there. */
class Room {
  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'pictures-'));
    cpSync(join(REPOSITORY, 'docs/guide/files/clerk'), this.path, { recursive: true });
    this.site = join(this.path, '示例县');
  }

  run(program, ...words) {
    return execFileSync(program, words, { cwd: this.path, stdio: 'pipe' }).toString();
  }

  gongkai(...words) {
    return this.run(GONGKAI, '--root', this.site, ...words);
  }

  /** Takes a file of the guide into the site's disclosure. */
  take(file) {
    this.gongkai('import', join(this.path, file), '--into', budget);
  }

  /** Where a site was built, for as long as `look` looks at it. */
  async published(root, look) {
    const output = mkdtempSync(join(this.path, 'public-'));
    this.run(GONGKAI, '--root', root, 'build', '--output', output);
    const server = await serve(`${output}/`);
    try {
      await look(server.address);
    } finally {
      server.close();
    }
  }

  /** The preview of the site while `look` looks at it. */
  async preview(look) {
    const server = spawn(GONGKAI, ['--root', this.site, 'serve', '--port', '0']);
    try {
      const address = await new Promise((done, failed) => {
        server.stdout.on('data', (said) => done(`${said}`.match(/http:\/\/[^/]+\//)[0]));
        server.on('exit', (code) => failed(new Error(`the preview ended with ${code}`)));
      });
      await look(address);
    } finally {
      server.kill();
    }
  }

  /** The copy of the workbook with its comments, and what these say. */
  checked() {
    try {
      this.run(GONGKAI, 'check', '预算.xlsx', '-o', '核对.xlsx');
    } catch (error) {
      if (error.status !== 1) throw error;
    }
    const said = `
import zipfile
with zipfile.ZipFile('核对.xlsx') as book:
    print(''.join(book.read(name).decode() for name in book.namelist() if 'comments' in name))
`;
    return this.run('python3', '-c', said);
  }

  /** A picture of that copy; a spreadsheet shows a comment when the pointer is on the cell: here it is told to show it always. */
  workbook({ width, height }) {
    const show = `
import zipfile
with zipfile.ZipFile('核对.xlsx') as old, zipfile.ZipFile('shown.xlsx', 'w') as new:
    for name in old.namelist():
        part = old.read(name)
        if name.endswith('.vml'):
            part = part.replace(b'visibility:hidden', b'visibility:visible').replace(b'</x:ClientData>', b'<x:Visible/></x:ClientData>')
        new.writestr(name, part)
`;
    this.run('python3', '-c', show);
    this.run('soffice', `-env:UserInstallation=file://${join(this.path, 'profile')}`, '--headless', '--convert-to', 'pdf', 'shown.xlsx');
    // The second sheet, at 120 dots an inch.
    this.run('pdftoppm', '-png', '-r', '120', '-f', '2', '-l', '2', '-singlefile', '-x', '80', '-y', '104', '-W', `${width}`, '-H', `${height}`, 'shown.pdf', 'check');
    return join(this.path, 'check.png');
  }
}

/** The words that can be seen on what is shown. */
const seen = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const shows = [...range.getClientRects()].some((one) => one.width > 0 && one.bottom > 0 && one.top < innerHeight);
    if (shows) words.push(walker.currentNode.textContent);
  }
  return words.join('').replace(/\s+/g, '');
};

/** Takes all pictures: `keep(name, file, seen)` is given each, with the words on it; no file where it cannot be drawn here. */
export async function takeAll(keep) {
  const room = new Room();
  const browser = await launch();
  const shoot = async (name, address, act = async () => {}) => {
    const { width, height, from } = PICTURES[name];
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(address);
    if (from) await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), from);
    await act(page);
    const file = join(room.path, name);
    await page.screenshot({ path: file });
    await keep(name, file, await page.evaluate(seen));
    await context.close();
  };
  try {
    const comments = room.checked().replace(/\s+/g, '');
    await keep('check.png', drawsWorkbooks() ? room.workbook(PICTURES['check.png']) : null, comments);
    room.take('预算.xlsx');
    room.take('说明-填好.docx');
    await room.preview((address) => shoot('preview.png', `${address}${budget}/`));
    room.take('预算-改正.xlsx');
    await room.published(room.site, async (address) => {
      await shoot('page.png', `${address}${budget}/`);
      await shoot('phone.png', `${address}${budget}/`);
    });
    await room.published(REPOSITORY, async (address) => {
      await shoot('compare.png', `${address}example/housing/`);
      await shoot('glance.png', `${address}example/housing/2024/budget/`);
      await shoot('disclosure.png', `${address}pingxiang/housing/2020/budget/`);
      await shoot('search.png', `${address}search/`, async (page) => {
        await page.fill('#q', '排水 2024');
        await page.press('#q', 'Enter');
        await page.waitForSelector('main mark, main [data-results] li, main ol li', { timeout: 10_000 });
      });
    });
  } finally {
    await browser.close();
    rmSync(room.path, { recursive: true });
  }
}
