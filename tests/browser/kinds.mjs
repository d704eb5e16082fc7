// Every kind of page a site has: which addresses are of it, and one that stands for it where all kinds are looked at. `kinds.test.mjs` fails for a page that is of none.
import { readdirSync } from 'node:fs';
import { SITE } from './site.mjs';

const PLACE = String.raw`(?!(?:codes|data|glossary|guide|map|projects|roster|search|years)/)[^/]+`;
const DISCLOSURE = (kind) => new RegExp(`^${PLACE}/[^/]+/(?:units/[^/]+/)?\\d{4}/${kind}/$`);

export const BUDGET = 'example/housing/2024/budget/';

/** `rare`: only some sites have it. `framed`: it stands in a frame, and has nothing around its text. */
export const KINDS = [
  { name: 'the front page', shape: /^$/, example: '' },
  { name: 'a page that is not there', shape: /^404\.html$/, example: '404.html' },
  { name: 'a region', shape: new RegExp(`^${PLACE}/$`), example: 'example/' },
  { name: 'a roster', shape: new RegExp(`^${PLACE}/roster/$`), example: 'example/roster/' },
  { name: 'all rosters', shape: /^roster\/$/, example: 'roster/', rare: 'where several regions have one' },
  { name: 'departments compared', shape: new RegExp(`^${PLACE}/compare/(?:[^/]+/)?$`), example: 'example/compare/' },
  { name: 'a department', shape: new RegExp(`^${PLACE}/(?!(?:compare|roster)/)[^/]+/$`), example: 'example/housing/' },
  { name: 'a fiscal year of a department', shape: new RegExp(`^${PLACE}/[^/]+/\\d{4}/$`), example: 'example/housing/2024/' },
  { name: 'a budget', shape: DISCLOSURE('budget'), example: BUDGET },
  { name: 'final accounts', shape: DISCLOSURE('final-accounts'), example: 'example/housing/2024/final-accounts/' },
  { name: 'targets', shape: DISCLOSURE('performance-targets'), example: 'dingzhou/housing/2020/performance-targets/' },
  { name: 'a self-evaluation', shape: DISCLOSURE('self-evaluation'), example: 'lukou/housing/2020/self-evaluation/' },
  { name: 'a frame', framed: true, shape: new RegExp(`^${PLACE}/[^/]+/(?:units/[^/]+/)?\\d{4}/[^/]+/embed\\.html$`), example: `${BUDGET}embed.html` },
  { name: 'a reconciliation', shape: DISCLOSURE('[^/]+/checks'), example: 'pingxiang/housing/2020/budget/checks/' },
  { name: 'a project', shape: /^projects\/[^/]+\/[^/]+\/[^/]+\/$/, example: 'projects/example/housing/99010123P000148609H/' },
  { name: 'all years', shape: /^years\/$/, example: 'years/' },
  { name: 'a year', shape: /^years\/\d{4}\/$/, example: 'years/2024/' },
  { name: 'all codes', shape: /^codes\/$/, example: 'codes/' },
  { name: 'a code', shape: /^codes\/\d+\/$/, example: 'codes/30217/' },
  { name: 'codes of projects', shape: /^codes\/projects\/\d+\/$/, example: 'codes/projects/1/' },
  { name: 'search', shape: /^search\/$/, example: `search/?q=${encodeURIComponent('双代')}` },
  { name: 'the glossary', shape: /^glossary\/$/, example: 'glossary/' },
  { name: 'the guide', shape: /^guide\/$/, example: 'guide/' },
  { name: 'data', shape: /^data\/$/, example: 'data/' },
  { name: 'findings', shape: /^data\/findings\/$/, example: 'data/findings/' },
  { name: 'the map', shape: /^map\/$/, example: 'map/' },
];

/** Every page of the built site, by its address. */
export const pages = () =>
  readdirSync(SITE, { recursive: true })
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
    .toSorted();

const built = new Set(pages());
export const isBuilt = (address) => built.has(address.replace(/[?#].*/, ''));

/** The kinds this site has. */
export const PRESENT = KINDS.filter(({ rare, example }) => !rare || isBuilt(example));

/** Those of them that are whole pages, with head, ways and foot. */
export const WHOLE = PRESENT.filter(({ framed }) => !framed);
