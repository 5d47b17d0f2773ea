// One of many things, or several, found by their names: a combobox after the ARIA pattern, asking our own search.
// What is on offer, what is chosen and every word come from Python; a choice goes back as {codes}, with {text} where
// it is for Python to understand: whole each time, because of two quick answers Streamlit may tell the last one only.

const WAIT = 120; // milliseconds without a key before the search is asked
const SHORT = 6; // entries of a list before “show all”
const MOST = 50; // hits that the search answers with at most

const pickers = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!pickers.has(parentElement)) pickers.set(parentElement, new Picker(parentElement));
  const picker = pickers.get(parentElement);
  picker.update(data, (answer) => setTriggerValue('chosen', answer));
  return () => picker.stop();
}

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

class Picker {
  constructor(root) {
    const part = (selector) => root.querySelector(selector);
    Object.assign(this, {
      root, label: part('label'), box: part('.box'), chips: part('.chips'), input: part('input'), arrow: part('.arrow'),
      pop: part('.pop'), rows: part('ul'), foot: part('.foot'), status: part('.status'), note: part('.note'),
      typed: '', active: -1, entries: [], all: false, result: null,
    });
    this.input.oninput = () => this.type(this.input.value);
    this.input.onkeydown = (event) => this.key(event);
    this.input.onfocus = () => { if (this.data.single) this.input.select(); };
    this.box.onclick = (event) => {
      if (event.target.closest('.chip')) return;
      this.input.focus();
      if (!this.open || event.target.closest('.arrow')) this.open ? this.close() : this.show();
    };
    // The field keeps the focus while a finger or a mouse picks from the list.
    this.pop.onpointerdown = this.arrow.onpointerdown = (event) => event.preventDefault();
    this.rows.onclick = (event) => {
      const row = event.target.closest('[role=option]');
      if (row) this.take(this.entries[Number(row.dataset.index)]);
    };
    this.input.onblur = () => this.leave();
  }

  get open() { return !this.pop.hidden; }

  update(data, send) {
    this.data = data;
    this.send = send;
    this.names = new Map([...(data.options ?? []), ...data.chosen]);
    this.codes = data.chosen.map(([code]) => code);
    this.label.textContent = data.label;
    if (this.typed && data.answered?.text === this.typed) {
      if (data.answered.taken) this.settle();
      else this.insist();
    }
    if (!this.typed) this.note.textContent = data.note;
    this.draw();
    if (this.open) this.list();
  }

  // What is chosen: in the field itself, or as chips before it.
  draw() {
    const { single, words } = this.data;
    if (single) {
      if (!this.typed) this.input.value = this.names.get(this.codes[0]) ?? '';
      this.input.placeholder = words.type;
      this.chips.replaceChildren();
      return;
    }
    if (!this.typed) this.input.value = '';
    this.input.placeholder = this.codes.length ? '' : words.type;
    // Chips that stay the same stay where they are: one may just be under a finger.
    const held = JSON.stringify(this.codes.map((code) => [code, this.names.get(code)]));
    if (held === this.held) return;
    this.held = held;
    this.chips.replaceChildren(...this.codes.map((code) => {
      const name = this.names.get(code) ?? code;
      const chip = make('button', { type: 'button', className: 'chip', title: name });
      chip.append(make('span', { textContent: name }), make('span', { textContent: '×', ariaHidden: 'true' }));
      chip.setAttribute('aria-label', filled(words.remove, { name }));
      chip.onclick = () => { this.input.focus(); this.hold(this.codes.filter((chosen) => chosen !== code)); };
      return chip;
    }));
  }

  type(text) {
    this.typed = text.trim();
    this.all = false;
    this.active = -1;
    this.note.textContent = '';
    clearTimeout(this.timer);
    if (!this.typed) {
      this.stop();
      this.show();
      return;
    }
    this.timer = setTimeout(() => this.seek(), WAIT);
  }

  // Asks the search once for what is typed now, and shows the answer unless more was typed meanwhile.
  seek() {
    const text = this.typed;
    clearTimeout(this.timer);
    if (this.seeking?.text === text) return this.seeking.done;
    this.stop();
    const control = new AbortController();
    this.seeking = { text, control };
    this.seeking.done = this.ask(text, control.signal).then((result) => {
      if (this.typed !== text || !result) return;
      this.result = result;
      this.pop.hidden = false;
      this.list();
    });
    return this.seeking.done;
  }

  stop() {
    clearTimeout(this.timer);
    this.seeking?.control.abort();
    this.seeking = null;
    this.result = null;
  }

  async ask(text, signal) {
    const { kinds, lang, edition } = this.data;
    try {
      const answers = await Promise.all(kinds.map(async (kind) => {
        const query = new URLSearchParams({ q: text.slice(0, 200), kind, lang, limit: MOST, ...(edition && { edition }) });
        // Relative, so that it is found behind a path, too.
        const answer = await fetch(`api/v1/search.json?${query}`, { signal });
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }));
      const hits = answers.flatMap((answer) => answer.results);
      if (kinds.length > 1) hits.sort((first, second) => rank(second) - rank(first)); // within a kind the search knows better
      const total = answers.reduce((sum, answer) => sum + (answer.total ?? 0), 0);
      return { text, hits, total, foreign: answers[0].foreign ?? '' };
    } catch (error) {
      if (error.name === 'AbortError') return null;
      return { text, lost: true, hits: this.alike(text), foreign: '' };
    }
  }

  // Without the search: names on offer that hold what was typed.
  alike(text) {
    const sought = plain(text);
    return (this.data.options ?? []).filter(([, name]) => plain(name).includes(sought)).map(([id, name]) => (
      { id, name, kind: '', score: 0, fit: 'perhaps', matched: { label: name, language: null, role: 'preferred' } }));
  }

  show() {
    this.pop.hidden = false;
    this.all = false;
    this.active = -1;
    if (this.typed) { this.seek(); return; }
    this.list();
  }

  close() {
    this.pop.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
  }

  // What the list offers for what is typed; everything on offer where nothing is.
  offers() {
    const { options, words } = this.data;
    if (!this.typed) return (options ?? []).map(([code, name]) => ({ code, name, why: '' }));
    if (!this.result) return [];
    const { hits } = this.result;
    const worth = hits.filter((hit) => hit.fit !== 'nearest');
    const seen = new Set();
    const fitting = (worth.length && !this.all ? worth : hits).flatMap((hit) => this.standing(hit));
    // What is on offer and no thing with names, such as “everything”.
    const others = this.result.lost ? [] : this.alike(this.typed).map(({ id, name }) => ({ code: id, name, why: '' }));
    const entries = [...fitting, ...others.filter(({ name }) => plain(name).startsWith(plain(this.typed)))];
    return entries.filter((entry) => {
      const mark = entry.code ?? `${entry.name}/${entry.why}`;
      return !seen.has(mark) && seen.add(mark);
    }).map((entry) => (this.full(entry.code) ? { ...entry, why: words.full, closed: true } : entry));
  }

  full(code) { return !this.data.single && code && !this.codes.includes(code) && this.codes.length >= this.data.most; }

  // A hit as the page can offer it: itself, the region around it, the regions within it, or why not.
  standing(hit) {
    const { options, words } = this.data;
    const why = this.why(hit);
    if (!options || this.names.has(hit.id)) return [{ code: hit.id, name: this.names.get(hit.id) ?? hit.name, why }];
    if (hit.kind === 'region') {
      const inside = options.filter(([code]) => code.startsWith(hit.id));
      const same = inside.find(([code]) => code === hit.id.padEnd(code.length, '0')); // Luxembourg: LU, LU0, LU00
      if (same) return [{ code: same[0], name: same[1], why }];
      const around = [4, 3, 2].map((length) => hit.id.slice(0, length)).find((code) => code !== hit.id && this.names.has(code));
      const others = [
        ...inside.map(([code, name]) => ({ code, name, why: filled(words.within_it, { name: hit.name }), instead: true })),
        ...(around ? [{ code: around, name: this.names.get(around), why: filled(words.within, { name: hit.name }), instead: true }] : []),
      ];
      if (inside.length) others.unshift({ name: `${hit.name} (${hit.id})`, why: words.inside, closed: true });
      if (others.length) return others;
    }
    return [{ name: hit.kind === 'region' ? `${hit.name} (${hit.id})` : hit.name, why: words.absent, closed: true }];
  }

  // Why it was found, in words: by which name, in which language, by which code, how surely.
  why(hit) {
    const { words, lang } = this.data;
    const { label, language, role } = hit.matched;
    const sure = { perhaps: words.perhaps, nearest: words.nearest }[hit.fit] ?? '';
    const name = this.names.get(hit.id) ?? hit.name;
    let by = '';
    if (role === 'code') by = filled(words.code, { code: label });
    else if (role === 'teaches') by = filled(words.teaches, { label });
    else if (role === 'serves') by = filled(words.serves, { label });
    else if (label !== hit.name && label !== name && role !== 'uri') {
      const spoken = language && new Intl.DisplayNames([lang], { type: 'language' }).of(language);
      by = filled(spoken ? words.named : words.quoted, { label, language: spoken });
    }
    return [by, sure].filter(Boolean).join(' · ');
  }

  list() {
    const { words } = this.data;
    const offered = this.offers();
    const short = this.typed && !this.all;
    const shown = short ? offered.slice(0, SHORT) : offered;
    const free = (entries) => entries.filter((entry) => !entry.closed).length;
    const open = free(offered);
    const worth = this.result?.hits.some((hit) => hit.fit !== 'nearest');
    const longer = short && (offered.length > shown.length || (worth && this.result.hits.some((hit) => hit.fit === 'nearest')));
    this.entries = longer ? [...shown, { longer: true, name: offered.length > shown.length ? filled(words.all, { all: open }) : words.further, why: '' }] : shown;
    this.rows.replaceChildren(...this.entries.map((entry, index) => this.row(entry, index)));
    // More than the search tells at once cannot be counted here: the search did.
    const cut = this.typed && this.result?.hits.length >= MOST && this.result.total > open;
    let line = open ? filled(words.count, { shown: free(shown), all: cut ? this.result.total : open }) : '';
    if (cut && this.all) line = `${line} ${words.narrow}`;
    const system = this.typed && this.result?.foreign;
    if (system) line = filled(system === 'NACE' ? words.nace : words.foreign, { text: this.typed, system });
    else if (this.typed && this.result && !this.result.hits.length) line = filled(words.nothing, { text: this.typed });
    else if (this.typed && this.result && !worth) line = `${filled(words.far, { text: this.typed })} ${line}`;
    else if (!this.typed && !this.data.options) line = words.type;
    if (!open && offered.some((entry) => entry.why === words.full)) line = words.full;
    if (this.typed && this.result && open && this.asked === this.typed) line = `${words.choose} ${line}`;
    this.foot.textContent = this.status.textContent = line;
    Object.assign(this.pop.dataset, { sought: this.result?.text ?? '', asked: this.asked ?? '' });
    this.input.setAttribute('aria-expanded', String(this.open));
    this.point(this.active);
    if (!this.typed && this.active < 0) this.rows.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    this.pop.classList.toggle('leftwards', this.box.getBoundingClientRect().left + this.pop.offsetWidth > window.innerWidth);
    if (this.pop.getBoundingClientRect().bottom > window.innerHeight) this.pop.scrollIntoView({ block: 'nearest' });
  }

  row(entry, index) {
    const row = make('li', { id: `option-${index}`, className: entry.longer ? 'more' : '' });
    row.setAttribute('role', 'option');
    row.dataset.index = index;
    row.setAttribute('aria-selected', String(this.codes.includes(entry.code)));
    if (entry.closed) row.setAttribute('aria-disabled', 'true');
    if (entry.code) row.dataset.code = entry.code;
    row.append(make('span', { className: 'name', textContent: entry.name }));
    if (entry.why) row.append(' ', make('span', { className: 'why', textContent: entry.why }));
    return row;
  }

  point(index) {
    this.active = index;
    [...this.rows.children].forEach((row, number) => row.classList.toggle('active', number === index));
    const row = this.rows.children[index];
    if (row) {
      this.input.setAttribute('aria-activedescendant', row.id);
      row.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!this.open) { this.show(); return; }
      const last = this.entries.length - 1;
      const next = this.active + (key === 'ArrowDown' ? 1 : -1);
      this.point(next < 0 ? last : next > last ? 0 : next);
    } else if (key === 'Enter') {
      event.preventDefault();
      this.enter();
    } else if (key === 'Escape' && (this.open || this.typed)) {
      event.preventDefault();
      event.stopPropagation();
      this.settle();
      this.input.select();
    } else if (key === 'Backspace' && !this.data.single && !this.input.value && this.codes.length) {
      this.hold(this.codes.slice(0, -1));
    }
  }

  // What was typed is understood where links are understood, by Python: nothing is taken unless it is sure.
  enter() {
    if (this.open && this.active >= 0) this.take(this.entries[this.active]);
    else if (this.typed) this.send({ text: this.typed, codes: this.codes });
    else if (!this.open) this.show();
  }

  // What was typed may mean several things, or nothing on offer: the list stays and says so.
  insist() {
    this.asked = this.typed;
    this.pop.hidden = false;
    this.seek().then(() => this.list());
  }

  take(entry) {
    const { single, words } = this.data;
    if (entry.longer) {
      this.all = true;
      const index = this.entries.length - 1;
      this.list();
      this.point(Math.min(index, this.entries.length - 1));
      return;
    }
    if (entry.closed) {
      this.status.textContent = `${entry.name}: ${entry.why}`;
      return;
    }
    this.names.set(entry.code, entry.name);
    const reason = entry.instead ? `${entry.name}: ${entry.why}` : '';
    this.settle();
    if (single) this.hold([entry.code]);
    else this.hold(this.codes.includes(entry.code) ? this.codes.filter((chosen) => chosen !== entry.code) : [...this.codes, entry.code]);
    this.note.textContent = reason;
    this.status.textContent = filled(words.taken, { name: entry.name });
  }

  hold(codes) {
    const same = codes.length === this.codes.length && codes.every((code, index) => code === this.codes[index]);
    this.codes = codes;
    this.draw();
    if (same) return;
    // Charts follow at once (figure.js); the script hears of it in its own time.
    window.dispatchEvent(new CustomEvent('choice', { detail: { key: this.data.key, codes: codes.join(',') } }));
    this.send({ codes });
  }

  // Nothing is being typed any more; the field says what is chosen.
  settle() {
    this.stop();
    this.typed = '';
    this.asked = '';
    this.close();
    this.draw();
  }

  leave() {
    const lost = this.typed && this.typed !== this.names.get(this.codes[0]) ? this.typed : '';
    this.settle();
    if (lost) this.note.textContent = filled(this.data.words.kept, { text: lost });
  }
}

const rank = (hit) => ({ this: 2000, perhaps: 1000 }[hit.fit] ?? 0) + hit.score;

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
