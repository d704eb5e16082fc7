// Searches the index that `gongkai build` wrote (src/search says how its files are made). Words come from the page, so that this file speaks no language.
'use strict';
(() => {
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const form = document.getElementById('search'), field = document.getElementById('q');
  const status = document.getElementById('status'), results = document.getElementById('results');
  const said = results.dataset, root = form.dataset.root, base = form.dataset.index;
  const sections = said.sections.split(','), units = Object.fromEntries(said.money.split(',').map(unit => [unit[0], unit.slice(1)]));
  // Results at first and when asked for more; pages of one list of strings; departments few enough to look at what each has; characters fetched before somebody must ask for more.
  const FEW = 5, MANY = 15, LISTS = 4, NARROW = 12, BUDGET = 240_000;

  // ---- Reading what was written

  const kept = new Map();
  let spent = 0;
  const get = name => {
    if (!kept.has(name)) {
      kept.set(name, fetch(base + name).then(async answer => {
        if (!answer.ok) throw new Error(name);
        if (name.endsWith('.json')) return answer.json();
        const text = await answer.text();
        spent += text.length;
        return text.split('\n');
      }));
      kept.get(name).catch(() => kept.delete(name));
    }
    return kept.get(name);
  };

  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  // Numbers in digits of five bits, one after the other.
  class Reader {
    constructor(text, at = 0) { this.text = text; this.at = at; }
    get more() { return this.at < this.text.length; }
    number() {
      let number = 0, scale = 1, digit;
      do {
        digit = values[this.text[this.at++]];
        number += digit % 32 * scale;
        scale *= 32;
      } while (digit > 31);
      return number;
    }
    rest() { return this.text.slice(this.at); }
  }
  const ascending = text => {
    const reader = new Reader(text), numbers = [];
    for (let number = 0; reader.more;) numbers.push(number += reader.number());
    return numbers;
  };

  // How many of a sorted list come before; `before` is true for those.
  const count = (list, before) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (before(list[middle])) low = middle + 1; else high = middle;
    }
    return low;
  };

  const fold = text => text.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').replace(/[“”]/g, '"').replace(/[‘’]/g, '\'').replace(/[A-Z]+/g, c => c.toLowerCase());

  // The directory, and every disclosure by its number.
  let opened;
  const open = () => opened ??= Promise.all([get('index.json'), get('disclosures.json')]).then(([index, { kinds, regions }]) => {
    const disclosures = [];
    let number = 0;
    for (const [region, regionName, departments] of regions) {
      for (const [slug, name, code, list] of departments) {
        const department = { number: number++, name: name.startsWith(regionName) ? name : `${regionName} ${name}`, href: `${root}${region}/${slug}/` };
        for (const written of list) {
          const [, year, digit, unit, unitName] = /^(\d{4})(\d)(?::(\S+) (.*))?$/.exec(written) ?? [];
          const [kind, kindName] = kinds[digit] ?? [];
          disclosures.push(written && {
            department,
            href: `${department.href}${unit ? `units/${unit}/` : ''}${year}/${kind}/`,
            name: fill(said.document, { year, unit: unitName ?? '', kind: kindName }).trim(),
            text: fold(`${regionName} ${name} ${code} ${unit ?? ''} ${unitName ?? ''} ${fill(said.year, { year })} ${kindName}`),
          });
        }
      }
    }
    return { ...index, firsts: ascending(index.strings), departments: ascending(index.departments), disclosures };
  }).catch(error => { opened = null; throw error; });

  // ---- Words

  // The strings that have two characters side by side: all below `end`.
  const list = async ({ words }, pair, most) => {
    const head = first => String.fromCodePoint(...[...first].slice(0, 2).map(c => c.codePointAt(0)));
    let at = count(words, first => head(first) < pair);
    if (words[at] !== pair) at--;
    const last = count(words, first => head(first) <= pair) - 1;
    if (last < 0) return { ids: [], end: Infinity };
    at = Math.max(at, 0);
    const pages = await Promise.all(Array.from({ length: Math.min(last - at + 1, most) }, (_, page) => get(`words-${at + page}.txt`)));
    const ids = pages.flatMap(lines => ascending(lines.find(line => line.startsWith(pair))?.slice(pair.length) ?? ''));
    return { ids, end: last < at + most ? Infinity : new Reader(words[at + most], pair.length).number() };
  };

  // The strings a department has.
  const has = async ({ departments }, number) => {
    const page = count(departments, first => first <= number) - 1;
    return ascending((await get(`departments-${page}.txt`))[number - departments[page]]);
  };

  // What an amount may begin with: 1520.40 is also the whole of 1520.4 (in the files a tabulator ends a key).
  const beginnings = amount => /\..*0$/.test(amount) ? [`${amount.replace(/\.?0+$/, '')}\t`, amount] : [amount];

  // A word: the strings that may have it (below `end`; all others may too), the disclosures whose place or year it names, the strings of those if they are few, what it is
  // as a code or an amount.
  const look = async (index, text, most, alone) => {
    const letters = [...text], pairs = new Set();
    for (let at = 0; at < letters.length - 1; at += 2) pairs.add(letters[at] + letters[at + 1]);
    pairs.add(letters.at(-2) + letters.at(-1));
    const lists = await Promise.all([...pairs].slice(0, 6).map(pair => list(index, pair, most)));
    const end = Math.max(...lists.map(list => list.end));
    const known = lists.map(list => ({ ...list, set: new Set(list.ids) }));
    const widest = lists.filter(list => list.end === end).sort((a, b) => a.ids.length - b.ids.length)[0];
    const ids = widest.ids.filter(id => known.every(list => id >= list.end || list.set.has(id)));
    const flags = index.disclosures.map(one => !!one && one.text.includes(text));
    const named = new Set(index.disclosures.filter((_, at) => flags[at]).map(one => one.department.number));
    const within = !alone && named.size && named.size <= NARROW ? new Set((await Promise.all([...named].map(number => has(index, number)))).flat()) : null;
    const plain = text.replace(/[亿万]?元$/, '').replace(/^[-+¥]/, '');
    return {
      text, ids, set: new Set(ids), end, flags, named: named.size > 0, within, sure: letters.length === 2,
      codes: /^[\x21-\x7e]*\d[\x21-\x7e]*$/.test(text) ? [text] : [],
      amounts: /^\d[\d,]*\.?\d*$/.test(plain) && plain.length > 1 ? beginnings(plain.replace(/,/g, '')) : [],
    };
  };

  const both = (flags, others) => flags ? flags.map((flag, at) => flag && others[at]) : others;

  // The text of a string and the line with its places.
  const string = async (index, id) => {
    const page = count(index.firsts, first => first <= id) - 1;
    const [text, total, ...places] = (await get(`strings-${page}.txt`))[id - index.firsts[page]].split('\t');
    return { id, text, folded: fold(text), total: +total, places };
  };

  // What a string lacks must be said by the place; nothing if it is not.
  const filter = (words, folded) => {
    const lacks = words.filter(word => !folded.includes(word.text));
    if (lacks.length === words.length || lacks.some(word => !word.named)) return null;
    return { flags: lacks.reduce((flags, word) => both(flags, word.flags), null) };
  };

  // ---- Places

  const read = (written, keyed) => {
    let disclosure = 0, fragment = '';
    return written.map(text => {
      const reader = new Reader(text);
      disclosure += reader.number();
      const string = keyed ? reader.number() : 0, [address, tail = ''] = reader.rest().split(' ');
      fragment = address || fragment;
      return { disclosure, string, fragment, tail };
    });
  };

  // The places of a string that pass a filter, as many as asked for; fetches pages of the rest only where they may hold some.
  class Places {
    constructor({ id, places }, flags) {
      this.id = id;
      this.flags = flags;
      const pointer = places.at(-1)?.startsWith('>') ? new Reader(places.pop(), 1) : null;
      this.ready = this.pass(read(places));
      this.pages = [];
      if (!pointer) return;
      const page = pointer.number();
      for (let first = 0; pointer.more;) this.pages.push({ page: page + this.pages.length, first: first += pointer.number() });
    }
    pass(places) { return this.flags ? places.filter(place => this.flags[place.disclosure]) : places; }
    get more() { return this.ready.length + this.pages.length > 0; }
    async take(wanted) {
      while (this.ready.length < wanted && this.pages.length && spent < BUDGET) {
        const { page, first } = this.pages.shift(), last = this.pages[0]?.first ?? Infinity;
        if (this.flags && !this.flags.slice(first, last + 1).includes(true)) continue;
        const line = (await get(`places-${page}.txt`)).find(line => new Reader(line).number() === this.id);
        this.ready.push(...this.pass(read(line.split('\t').slice(1))));
      }
      return this.ready.splice(0, wanted);
    }
  }

  // Places that are all here: those shown at first, and the others.
  const shown = (all, few) => ({ first: all.splice(0, few), places: { get more() { return all.length > 0; }, take: async wanted => all.splice(0, wanted) } });

  // ---- What is found, section by section: each gives results until it has no more

  async function* strings(index, words, from, to) {
    const all = [...new Set(words.flatMap(word => word.ids))].filter(id => id >= from && id < to);
    const found = all.map(id => [words.filter(word => !word.set.has(id) && id < word.end), id]);
    const fit = found.filter(([lacks, id]) => lacks.every(word => word.named && (!word.within || word.within.has(id)))).sort(([a, one], [b, other]) => a.length - b.length || one - other);
    // Without words that only the place can say, all that was found is what there is.
    yield { total: fit.length, open: fit.some(([lacks]) => lacks.some(word => !word.within)), sure: words.every(word => word.sure && word.end === Infinity) };
    for (let at = 0; at < fit.length; at += FEW) {
      for (const one of await Promise.all(fit.slice(at, at + FEW).map(([, id]) => string(index, id)))) {
        const passed = filter(words, one.folded);
        const places = passed && new Places(one, passed.flags), first = passed ? await places.take(6) : [];
        yield first.length ? { title: one.text, words, first, places } : null;
      }
    }
  }

  async function* keyed(index, words, name) {
    yield { open: true };
    const firsts = index[name];
    for (const word of words) {
      const others = words.filter(other => other !== word);
      for (const beginning of word[name]) {
        for (let page = Math.max(count(firsts, first => first < beginning) - 1, 0); page < firsts.length; page++) {
          if (firsts[page] > beginning && !firsts[page].startsWith(beginning)) break;
          const groups = [];
          for (const line of await get(`${name}-${page}.txt`)) {
            if (!line.startsWith(beginning)) continue;
            const [text, ...written] = line.split('\t'), rows = new Map();
            for (const place of read(written, true)) {
              if (!others.every(other => other.flags[place.disclosure] || other.set.has(place.string) || place.string >= other.end)) continue;
              rows.set(place.string, [...rows.get(place.string) ?? [], place]);
            }
            groups.push(...[...rows].map(([id, places]) => ({ text, id, places })));
          }
          while (groups.length) {
            const few = groups.splice(0, FEW), names = await Promise.all(few.map(({ id }) => string(index, id)));
            for (const [at, { text, places }] of few.entries()) {
              const passed = places.filter(place => others.every(other => other.flags[place.disclosure] || names[at].folded.includes(other.text)));
              yield passed.length ? { key: { name, text, beginning }, title: names[at].text, words: others, ...shown(passed, 6) } : null;
            }
          }
          yield null;
        }
      }
    }
  }

  async function* departments(index, words) {
    const groups = new Map();
    index.disclosures.forEach((one, disclosure) => {
      if (!words.every(word => word.flags[disclosure])) return;
      groups.set(one.department, [...groups.get(one.department) ?? [], { disclosure, fragment: '', tail: '' }]);
    });
    yield { total: groups.size, sure: true };
    for (const [department, places] of groups) {
      places.reverse();
      yield { title: department.name, href: department.href, words, ...shown(places, 12) };
    }
  }

  // ---- Showing

  const make = (name, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };

  // A text with what was asked for marked.
  const marked = (text, words) => {
    const folded = fold(text), parts = [];
    let at = 0;
    while (at < text.length) {
      const next = words.map(word => [folded.indexOf(word.text, at), word.text.length]).filter(([start]) => start >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) break;
      parts.push(text.slice(at, next[0]), make('mark', {}, text.slice(next[0], next[0] + next[1])));
      at = next[0] + next[1];
    }
    return [...parts, text.slice(at)];
  };

  // 1520.40w as 1,520.40万元
  const amount = tail => {
    const [, sign, whole, decimals, unit] = /^(-?)(\d+)(\.\d+)?(\w?)/.exec(tail) ?? [];
    const number = whole && sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals ?? '');
    return number && units[unit] ? fill(said.amount, { amount: number, unit: units[unit] }) : number ?? '';
  };

  // An amount with thousands marks, and the digits asked for marked.
  const amountMarked = ({ text, beginning }, tail) => {
    const [, unit, sign] = /^(\w)(-?)/.exec(tail);
    const shown = amount(sign + text + unit);
    let end = 0;
    for (let digits = beginning.length; digits > 0 && end < shown.length; end++) if (/[\d.]/.test(shown[end])) digits--;
    return [make('mark', {}, shown.slice(0, end)), shown.slice(end)];
  };

  const href = (index, place) => index.disclosures[place.disclosure].href + (place.fragment && `#${place.fragment}`);

  // The mark of the note about a figure: its number stands at the end, behind a star.
  const mark = (index, { disclosure, tail }) => {
    const number = /\*(\d+)$/.exec(tail)?.[1];
    if (!number) return [];
    const link = make('a', { href: `${index.disclosures[disclosure].href}#note-${number}` }, fill(said.mark, { number }));
    link.setAttribute('aria-label', fill(said.markLabel, { number }));
    return [make('span', { className: 'marks' }, '\u00a0', make('sup', { className: 'mark' }, link))];
  };

  // Places by department, a line each.
  const lines = (index, result, places) => {
    const lines = [];
    let before, times;
    for (const place of places) {
      const one = index.disclosures[place.disclosure];
      if (one.department !== before?.department) lines.push(make('p', { className: 'facts' }, ...result.href ? [] : [make('span', {}, ...marked(one.department.name, result.words))]));
      times = one === before ? times + 1 : 1;
      before = one;
      const beside = result.key?.name === 'amounts' ? '' : amount(place.tail);
      const link = make('a', { href: href(index, place) }, [one.name, times > 1 && fill(said.again, { number: times }), beside].filter(Boolean).join(' '));
      lines.at(-1).append(make('span', {}, link, ...place === result.said ? [] : mark(index, place)));
    }
    return lines;
  };

  const item = (index, result) => {
    const { key, title, words, first, places } = result;
    const link = make('a', { href: result.href ?? href(index, first[0]) });
    // The place whose amount is the title's, with its mark.
    if (key?.name === 'amounts') result.said = first[0];
    if (result.said) link.append(...amountMarked(key, first[0].tail), ' ', ...marked(title, words));
    else if (key) link.append(...marked(first[0].fragment.replace(/^project-/, ''), [{ text: key.beginning }]), ' ', ...marked(title, words));
    else link.append(...marked(title, words));
    const element = make('li', {}, make('p', {}, link, ...result.said ? mark(index, result.said) : []), ...lines(index, result, first));
    if (places.more) {
      const button = make('button', { type: 'button' }, said.places);
      button.onclick = async () => {
        spent = 0;
        const more = lines(index, result, await places.take(60));
        button.before(...more);
        if (!places.more) button.remove();
        more[0]?.querySelector('a').focus();
      };
      element.append(button);
    }
    return element;
  };

  // A section that fills as it is asked to; says what it has to the reader of the status line.
  const section = async (index, name, found, current, say) => {
    const heading = make('h2', {}, name), ordered = make('ol', { className: 'hits' });
    const button = make('button', { type: 'button' }, fill(said.more, { name }));
    const element = make('section', { hidden: true }, heading, ordered, button);
    results.append(element);
    const { value: { total, open, sure } } = await found.next();
    if (total === 0) return element.remove();
    const extend = async wanted => {
      let shown = 0, first, over = false;
      while (shown < wanted && spent < BUDGET) {
        const { value, done } = await found.next();
        if (!current()) return;
        over = !!done;
        if (done) break;
        if (!value) continue;
        const one = item(index, value);
        first ??= one;
        ordered.append(one);
        element.hidden = false;
        shown++;
      }
      const has = ordered.childElementCount;
      if (over) (has ? button : element).remove();
      element.hidden = false;
      if (!has) return over || say(said.unfinished);
      const many = over || open ? has : total;
      const counted = over || sure && !open ? many : fill(open ? said.most : said.about, { count: many });
      heading.textContent = `${name} ${counted}`;
      say(heading.textContent);
      return first;
    };
    button.onclick = async () => {
      spent = 0;
      (await extend(MANY))?.querySelector('a').focus();
    };
    await extend(FEW);
  };

  let turn = 0;
  const search = async () => {
    const own = ++turn, current = () => own === turn;
    const texts = fold(field.value).trim().split(/\s+/).filter(Boolean);
    if (texts.some(text => [...text].length < 2) || !texts.length) {
      results.replaceChildren();
      status.textContent = texts.length ? said.short : '';
      return;
    }
    try {
      const index = await open();
      spent = 0;
      const words = await Promise.all([...new Set(texts)].map(text => look(index, text, LISTS, texts.length === 1)));
      if (!current()) return;
      results.replaceChildren();
      status.textContent = '';
      const counts = [], found = [departments(index, words), ...[0, 1, 2, 3].map(at => strings(index, words, index.classes[at], index.classes[at + 1]))];
      for (const name of ['codes', 'amounts']) if (words.some(word => word[name].length)) found[name === 'codes' ? 5 : 6] = keyed(index, words, name);
      // All at once where nothing can be fetched in vain; else one after the other, so that what is spent is known.
      const filled = found.map((one, at) => () => section(index, sections[at], one, current, text => { counts[at] = text; }));
      if (words.length === 1) await Promise.all(filled.splice(0, 5).map(fill => fill()));
      for (const fill of filled) await fill?.();
      if (current()) status.textContent = counts.filter(Boolean).join(said.between) || said.none;
    } catch (error) {
      if (current()) status.textContent = said.failed;
    }
  };

  // ---- The address holds the query

  const asked = () => new URLSearchParams(location.search).get('q') ?? '';
  const address = () => field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname;
  let waiting;
  field.addEventListener('input', event => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(() => { history.replaceState(null, '', address()); search(); }, 150);
  });
  field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(waiting);
    if (field.value !== asked()) history.pushState(null, '', address());
    search();
  });
  addEventListener('popstate', () => { field.value = asked(); search(); });
  field.value = asked();
  if (field.value) search();
})();
