// Searches the index that `gongkai build` wrote (src/search says how its files are made). Words come from the page, so that this file speaks no language.
'use strict';
(() => {
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const form = document.getElementById('search'), field = document.getElementById('q');
  const status = document.getElementById('status'), results = document.getElementById('results');
  const said = results.dataset, root = form.dataset.root, base = form.dataset.index;
  const sections = `${said.sections},${said.keyed}`.split(','), units = Object.fromEntries(said.money.split(',').map(unit => [unit[0], unit.slice(1)]));
  // Results at first and when asked for more; pages of one list of strings; departments few enough to look at what each has; characters fetched before somebody must ask for more.
  // Sections of what is found by its beginning.
  const KEYED = { 7: 'codes', 8: 'amounts' };
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

  // What each character is searched as, as the index has it: nothing for marks inside of words.
  let folds = new Map();
  const fold = text => [...text].map(c => folds.get(c) ?? c).join('');
  const folding = ({ marks, variants }) => {
    const pairs = [...variants];
    folds = new Map([['\u3000', ' '], ...pairs.flatMap((c, at) => at % 2 ? [] : [[c, pairs[at + 1]]])]);
    for (let code = 33; code < 127; code++) {
      const own = String.fromCharCode(code);
      folds.set(own, own.toLowerCase()).set(String.fromCharCode(code + 0xfee0), marks.includes(own) ? '' : own.toLowerCase());
    }
    for (const mark of marks) folds.set(mark, '');
  };

  // The directory; every region, department and disclosure by its number.
  let opened;
  const open = () => opened ??= Promise.all([get('index.json'), get('disclosures.json')]).then(([index, { kinds, regions }]) => {
    folding(index);
    const disclosures = [], all = [];
    for (const [region, regionName, departments] of regions) {
      for (const [slug, name, code, list, aliases] of departments) {
        const whole = name.includes(regionName) ? name : regionName + name;
        const department = {
          number: all.length,
          name: name.startsWith(regionName) ? name : `${regionName} ${name}`,
          href: `${root}${region}/${slug}/`,
          text: fold([regionName, name, code, ...aliases].join(' ')),
          whole: fold(whole),
          // Where the department's own name begins.
          own: fold(whole.slice(0, whole.indexOf(regionName) + regionName.length)).length,
        };
        all.push(department);
        for (const written of list) {
          const [, year, digit, inferred, unit, unitName] = /^(\d{4})(\d)(~?)(?::(\S+) (.*))?$/.exec(written) ?? [];
          const [kind, kindName] = kinds[digit] ?? [];
          disclosures.push(written && {
            department,
            href: `${department.href}${unit ? `units/${unit}/` : ''}${year}/${kind}/`,
            name: fill(said.document, { year, unit: unitName ?? '', kind: kindName }).trim() + (inferred && said.inferred),
            text: fold(`${unit ?? ''} ${fill(said.year, { year })} ${kindName}`),
            unit: unit && { text: fold(unitName), whole: fold(unitName), own: 0 },
          });
        }
      }
    }
    const { strings: firsts, departments } = index;
    return { ...index, firsts: ascending(firsts), departments: ascending(departments), all, regions, disclosures };
  }).catch(error => { opened = null; throw error; });

  // How a department or unit answers to a word: 0 by what it is called, 1 by a part of that, 2 by some of its characters in their order, as people shorten names: they begin where the region's name or
  // its own does, or end where it ends; two alone may not be of its last two (委员会 is in many names). Else nothing.
  const answers = ({ text, whole, own }, word) => {
    if (text.includes(word)) return ` ${text} `.includes(` ${word} `) ? 0 : 1;
    const short = word.length < 3;
    let at = -1, first;
    if (word.length < 2 || /[!-~]/.test(word)) return;
    for (const letter of word) {
      at = whole.indexOf(letter, at + 1);
      if (at < 0 || short && at > whole.length - 3) return;
      first ??= at;
    }
    if (first <= own || !short && whole.endsWith(word.at(-1))) return 2;
  };

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

  // What a code or a number may begin with: 1520.40 is also the whole of 1520.4.
  const beginning = text => ({ beginning: text, from: text, to: `${text}\uffff`, fits: () => true });
  const beginnings = number => {
    const whole = /\..*0$/.test(number) && number.replace(/\.?0+$/, '');
    return whole ? [{ beginning: whole, from: whole, to: `${whole}\0`, fits: () => true }, beginning(number)] : [beginning(number)];
  };

  // Amounts as whole numbers of 10⁻¹⁶ 元, and back in a unit so many powers of ten away.
  const POWERS = { w: 4, h: 8, y: 0 };
  const scaled = (number, power) => {
    const [whole, part = ''] = number.split('.');
    return BigInt(whole + part.padEnd(16, '0').slice(0, 16)) * 10n ** BigInt(power);
  };
  const written = (value, power) => String(value / 10n ** BigInt(power)).padStart(17, '0').replace(/(\d{16})$/, '.$1').replace(/\.?0+$/, '');

  // A number with its unit stands for what is rounded or cut to it, in whatever unit that is printed: 1.39亿 for 13,919万元. Keys of as many digits before the point lie in the order of their amounts.
  const rounded = (number, power) => {
    const value = scaled(number, power), last = scaled('1', power) / 10n ** BigInt(number.split('.')[1]?.length ?? 0);
    const less = (a, b) => a < b ? a : b;
    const low = value - less(last / 2n, value / 20n), high = value + less(last, value / 10n);
    return Object.entries(POWERS).flatMap(([unit, own]) => {
      const [from, to] = [written(low, own), `${written(high, own)}\uffff`];
      const fits = (key, other) => other === unit && scaled(key, own) >= low && scaled(key, own) < high;
      const away = key => { const far = scaled(key, own) - value; return far < 0n ? -far : far; };
      const more = to.split('.')[0].replace('\uffff', '').replace(/./g, (_, at) => at ? '0' : '1');
      return from.split('.')[0].length < more.length ? [{ from, to: ':', fits, away }, { from: more, to, fits, away }] : [{ from, to, fits, away }];
    });
  };

  // A word, and what else is said for it: the longest of a term's names that is in it, by the term's others.
  const spoken = ({ synonyms }, word) => {
    const texts = new Set([word]);
    for (const called of synonyms) {
      const said = called.filter(one => word.includes(one)).sort((a, b) => b.length - a.length)[0];
      if (said) for (const other of called) if (!other.includes(said) && !said.includes(other) && texts.size < 4) texts.add(word.replace(said, other));
    }
    return [...texts];
  };

  // The strings that may have a text: below `end`, all others may too. Of a character alone the best of each class are listed.
  const listed = async (index, text, most) => {
    const letters = [...text], pairs = new Set();
    if (letters.length === 1) return { ...await list(index, `${text} `, 1), end: 0 };
    for (let at = 0; at < letters.length - 1; at += 2) pairs.add(letters[at] + letters[at + 1]);
    pairs.add(letters.at(-2) + letters.at(-1));
    const lists = await Promise.all([...pairs].slice(0, 6).map(pair => list(index, pair, most)));
    const end = Math.max(...lists.map(list => list.end));
    const known = lists.map(list => ({ ...list, set: new Set(list.ids) }));
    const widest = lists.filter(list => list.end === end).sort((a, b) => a.ids.length - b.ids.length)[0];
    return { ids: widest.ids.filter(id => known.every(list => id >= list.end || list.set.has(id))), end };
  };

  // A word: its texts, the strings that may have one of them, the disclosures whose place or year it names, how departments answer to it, the strings of those if they are few, what it is as a code or an amount.
  const look = async (index, text, most, alone) => {
    const texts = spoken(index, text), found = await Promise.all(texts.map(one => listed(index, one, most)));
    const set = new Set(found.flatMap(one => one.ids)), letters = [...text].length;
    const answered = index.all.map(one => answers(one, text));
    const flags = index.disclosures.map(one => !!one && (answered[one.department.number] ?? (one.unit && answers(one.unit, text))) !== undefined || !!one && one.text.includes(text));
    const named = new Set(index.disclosures.filter((_, at) => flags[at]).map(one => one.department.number));
    const within = !alone && named.size && named.size <= NARROW ? new Set((await Promise.all([...named].map(number => has(index, number)))).flat()) : null;
    const [, number, unit, yuan] = /^[-+¥]?(\d+\.?\d*)([亿万]?)(元?)$/.exec(text) ?? [];
    return {
      texts, ids: [...set], set, end: Math.min(...found.map(one => one.end)), flags, answered, named: named.size > 0, within, one: letters === 1, sure: letters === 2 && texts.length === 1,
      money: /^\d.*[.亿万元]/.test(text),
      codes: /^[\x21-\x7e]*\d[\x21-\x7e]*$/.test(text) ? [beginning(text)] : [],
      amounts: !(number > 0) || number.length < 2 && !unit ? [] : unit || yuan ? rounded(number, { 亿: 8, 万: 4 }[unit] ?? 0) : beginnings(number),
    };
  };
  const says = (word, folded) => word.texts.some(text => folded.includes(text));

  const both = (flags, others) => flags ? flags.map((flag, at) => flag && others[at]) : others;

  // The text of a string and the line with its places.
  const string = async (index, id) => {
    const page = count(index.firsts, first => first <= id) - 1;
    const [text, total, ...places] = (await get(`strings-${page}.txt`))[id - index.firsts[page]].split('\t');
    return { id, text, folded: fold(text), total: +total, places };
  };

  // What a string lacks must be said by the place; nothing if it is not.
  const filter = (words, folded) => {
    const lacks = words.filter(word => !says(word, folded));
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
    // A character alone is also looked for in all that a place has.
    const one = words.some(word => word.one), all = [...new Set(words.flatMap(word => [...word.ids, ...one && word.within || []]))].filter(id => id >= from && id < to);
    const found = all.map(id => [words.filter(word => !word.set.has(id) && id < word.end), id]);
    const fit = found.filter(([lacks, id]) => lacks.every(word => word.named && (!word.within || word.within.has(id)))).sort(([a, id], [b, other]) => a.length - b.length || id - other);
    // Without words that only the place can say, all that was found is what there is.
    const most = one && fit.length >= index.of_one;
    yield { total: fit.length, open: most || fit.some(([lacks]) => lacks.some(word => !word.within)), sure: words.every(word => word.sure && word.end === Infinity) || one && words.length === 1 };
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
      for (const { beginning, from, to, fits, away } of word[name]) {
        for (let page = Math.max(count(firsts, first => first < from) - 1, 0); page < firsts.length && firsts[page] < to; page++) {
          const groups = [];
          for (const line of await get(`${name}-${page}.txt`)) {
            const [text, ...written] = line.split('\t'), rows = new Map();
            if (text < from || text >= to) continue;
            for (const place of read(written, true)) {
              if (!fits(text, place.tail[0])) continue;
              if (!others.every(other => other.flags[place.disclosure] || other.set.has(place.string) || place.string >= other.end)) continue;
              rows.set(place.string, [...rows.get(place.string) ?? [], place]);
            }
            groups.push(...[...rows].map(([id, places]) => ({ text, id, places })));
          }
          // The nearest first.
          if (away) groups.sort((a, b) => away(a.text) < away(b.text) ? -1 : 1);
          while (groups.length) {
            const few = groups.splice(0, FEW), names = await Promise.all(few.map(({ id }) => string(index, id)));
            for (const [at, { text, places }] of few.entries()) {
              const passed = places.filter(place => others.every(other => other.flags[place.disclosure] || says(other, names[at].folded)));
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
    // Who is called so before who is called so in part, and those before who is shortened so.
    const far = ({ number }) => words.reduce((far, { answered }) => far + (answered[number] ?? 3), 0);
    for (const [department, places] of [...groups].sort(([a], [b]) => far(a) - far(b))) {
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

  // A text with what was asked for marked; of a long one no more than what stands around that.
  const marked = (text, words) => {
    const letters = [...text], at = [], parts = [];
    const folded = letters.map((c, index) => {
      const one = folds.get(c) ?? c;
      for (let unit = 0; unit < one.length; unit++) at.push(index);
      return one;
    }).join('');
    let from = 0, done = 0;
    while (from < folded.length) {
      const next = words.flatMap(word => word.texts).map(text => [folded.indexOf(text, from), text.length]).filter(([start]) => start >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) break;
      from = next[0] + next[1];
      const end = at[from - 1] + 1;
      parts.push(letters.slice(done, at[next[0]]).join(''), make('mark', {}, letters.slice(at[next[0]], end).join('')));
      done = end;
    }
    parts.push(letters.slice(done).join(''));
    const last = parts.length - 1;
    if (letters.length <= 100) return parts;
    if (!last) return [`${letters.slice(0, 60).join('')}…`];
    return parts.map((part, index) => index % 2 || part.length <= 50 ? part : `${index ? part.slice(0, 24) : ''}…${index < last ? part.slice(-24) : ''}`);
  };

  // 1520.40w as 1,520.40万元
  const amount = tail => {
    const [, sign, whole, decimals, unit] = /^(-?)(\d+)(\.\d+)?(\w?)/.exec(tail) ?? [];
    const number = whole && sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals ?? '');
    return number && units[unit] ? fill(said.amount, { amount: number, unit: units[unit] }) : number ?? (tail.startsWith('x') ? said.withheld : '');
  };

  // An amount with thousands marks, and the digits asked for marked.
  const amountMarked = ({ text, beginning }, tail) => {
    const [, unit, sign] = /^(\w)(-?)/.exec(tail);
    const shown = amount(sign + text + unit);
    let end = beginning ? 0 : shown.length;
    for (let digits = beginning?.length; digits > 0 && end < shown.length; end++) if (/[\d.]/.test(shown[end])) digits--;
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
    else if (key) link.append(...marked(first[0].fragment.replace(/^project-/, ''), [{ texts: [key.beginning] }]), ' ', ...marked(title, words));
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
  const section = (index, name, found, current, say) => {
    const heading = make('h2', {}, name), ordered = make('ol', { className: 'hits' });
    const button = make('button', { type: 'button' }, fill(said.more, { name }));
    const element = make('section', { hidden: true }, heading, ordered, button);
    results.append(element);
    let total, open, sure;
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
    return async () => {
      ({ value: { total, open, sure } } = await found.next());
      total === 0 ? element.remove() : await extend(FEW);
    };
  };

  // How many characters two texts have in common, in one order.
  const common = (one, other) => {
    let row = Array(other.length + 1).fill(0);
    for (const letter of one) {
      const next = [0];
      for (let at = 0; at < other.length; at++) next.push(other[at] === letter ? row[at] + 1 : Math.max(row[at + 1], next[at]));
      row = next;
    }
    return row.at(-1);
  };

  // Where nothing is found: the departments whose names are nearest, all where they are few, and the regions.
  const offer = ({ all, regions }, text) => {
    const near = all.map(one => [common(text, one.whole), one]).sort(([a], [b]) => b - a);
    const links = near.filter(([far]) => all.length <= NARROW || far > 1).slice(0, NARROW).map(([, one]) => one).concat(regions.slice(0, 60).map(([slug, name]) => ({ href: `${root}${slug}/`, name })));
    const listed = make('ul', { className: 'listed' }, ...links.map(({ href, name }) => make('li', {}, make('a', { href }, name))));
    results.replaceChildren(make('section', {}, make('h2', {}, said.offer), listed));
  };

  let turn = 0;
  const search = async () => {
    const own = ++turn, current = () => own === turn;
    if (!field.value.trim()) {
      results.replaceChildren();
      status.textContent = '';
      return;
    }
    try {
      const index = await open();
      if (!current()) return;
      const texts = fold(field.value).split(/\s+/).filter(Boolean);
      spent = 0;
      const words = await Promise.all([...new Set(texts)].map(text => look(index, text, LISTS, texts.length === 1)));
      if (!current()) return;
      results.replaceChildren();
      status.textContent = '';
      const counts = [], found = words.length ? [departments(index, words), ...index.classes.slice(1).map((to, at) => strings(index, words, index.classes[at], to))] : [];
      const free = [...found.keys()], slow = [7, 8].filter(at => words.some(word => word[KEYED[at]].length));
      for (const at of slow) found[at] = keyed(index, words, KEYED[at]);
      // An amount is asked for as one by its unit, its point or its commas.
      const money = words.some(word => word.money) || /\d[,，]\d{3}/.test(field.value);
      const order = money ? [0, ...slow.toReversed(), ...free.slice(1)] : [...free, ...slow];
      const filled = new Map(order.map((at, place) => [at, section(index, sections[at], found[at], current, text => { counts[place] = text; })]));
      // All at once where nothing can be fetched in vain; else one after the other, so that what is spent is known.
      if (words.length === 1) await Promise.all(free.map(at => filled.get(at)()));
      for (const at of words.length === 1 ? slow : order) await filled.get(at)?.();
      if (!current()) return;
      const heard = counts.filter(Boolean).join(said.between);
      if (!heard) offer(index, texts.join(''));
      status.textContent = heard || said.none;
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
