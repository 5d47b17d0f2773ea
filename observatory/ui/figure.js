// The charts of one answer, drawn from their address: `/api/v1/<view>.figure.json?…`, the same for page, embed and export.
// The hand does not wait for the server's script: a choice that is made on this page is followed here at once, and what
// the pointer rests on is fetched beforehand. What the script says afterwards counts.

const PATIENCE = 4000; // milliseconds that a choice by hand is followed without the script having confirmed it
const REST = 1200; // milliseconds after which a chart out of sight is drawn
const AHEAD = 300; // pixels below the window where a chart is drawn already
const WIDTH = 700; // pixels that maps are laid out for
const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false };

const figures = new WeakMap();
const all = new Set();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!figures.has(parentElement)) figures.set(parentElement, new Figure(parentElement));
  const figure = figures.get(parentElement);
  figure.update(data, (code) => setTriggerValue('picked', code));
  return () => figure.stop();
}

if (!window.hearsChoices) {
  window.hearsChoices = true;
  window.addEventListener('choice', ({ detail }) => all.forEach((figure) => figure.follow(detail)));
  window.addEventListener('perhaps', ({ detail }) => all.forEach((figure) => figure.foresee(detail)));
}

const plotly = (address) => (window.plotlyComes ??= new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement('script'), { src: address });
  script.onerror = (failed) => { window.plotlyComes = undefined; reject(failed); };
  script.onload = () => resolve(window.Plotly);
  document.head.append(script);
}));

class Figure {
  constructor(root) {
    Object.assign(this, { root, box: root.querySelector('.charts'), hand: new Map(), address: '', parts: [] });
    all.add(this);
    this.seen = new IntersectionObserver(([entry]) => { this.inSight = entry.isIntersecting; this.load(); }, { rootMargin: `${AHEAD}px` });
    this.seen.observe(this.box);
    this.sizes = new ResizeObserver(() => this.parts.forEach(({ plot }) => this.fit(plot)));
    this.sizes.observe(this.box);
  }

  update(data, send) {
    Object.assign(this, { data, send });
    this.reserve();
    // A choice that the script has not heard of yet stays; one that it has confirmed is no longer by hand.
    for (const [key, choice] of this.hand) {
      if (data.query[key] === choice.codes || performance.now() > choice.until) this.hand.delete(key);
    }
    this.load();
  }

  stop() {
    all.delete(this);
    this.coming?.abort();
    clearTimeout(this.doubt);
    clearTimeout(this.later);
    this.seen.disconnect();
    this.sizes.disconnect();
    this.parts.forEach(({ plot }) => window.Plotly?.purge(plot));
    figures.delete(this.root);
  }

  at(choices = []) {
    const query = { ...this.data.query, ...Object.fromEntries(choices) };
    return `${this.data.address}?${new URLSearchParams(query)}`;
  }

  byHand() { return [...this.hand].map(([key, { codes }]) => [key, codes]); }

  follow({ key, codes }) {
    if (!(key in this.data.query)) return;
    this.hand.set(key, { codes, until: performance.now() + PATIENCE });
    clearTimeout(this.doubt);
    this.doubt = setTimeout(() => { this.hand.clear(); this.load(); }, PATIENCE);
    this.load();
  }

  foresee({ key, codes }) {
    if (!this.inSight || !(key in this.data.query)) return;
    fetch(this.at([...this.byHand(), [key, codes]]), { priority: 'low' }).catch(() => {});
  }

  // What is out of sight waits for its turn: for whoever prints the page it is there, too.
  async load(now = this.inSight) {
    clearTimeout(this.later);
    const address = this.at(this.byHand());
    if (address === this.address) return;
    if (!now) { this.later = setTimeout(() => this.load(true), REST); return; }
    this.address = address;
    this.coming?.abort();
    this.coming = new AbortController();
    const { signal } = this.coming;
    try {
      const [answer, draw] = await Promise.all([fetch(address, { signal }), plotly(this.data.plotly)]);
      if (!answer.ok) { this.address = ''; return; } // the page tells why there is nothing to draw
      const text = await answer.text();
      if (signal.aborted || text === this.text) return;
      this.text = text;
      await this.draw(JSON.parse(text), draw);
    } catch (error) {
      if (error.name !== 'AbortError') this.address = '';
    }
  }

  // The place of a chart is kept before it comes, so that nothing below it jumps.
  reserve() {
    const pictures = this.data.pictures;
    this.box.classList.toggle('beside', pictures.length > 1);
    while (this.parts.length > pictures.length) {
      const { plot, part } = this.parts.pop();
      window.Plotly?.purge(plot);
      part.remove();
    }
    pictures.forEach(({ alt, height, legend }, index) => {
      if (!this.parts[index]) this.parts.push(this.part(index));
      const { words, shades, plot } = this.parts[index];
      if (!this.hand.size) {
        words.textContent = index ? alt : '';
        shades.innerHTML = legend;
        plot.setAttribute('aria-label', alt);
      }
      plot.style.minHeight = `${height}px`;
    });
  }

  part(index) {
    const part = document.createElement('div');
    const [words, shades, plot] = ['p', 'div', 'div'].map((name) => document.createElement(name));
    part.style.minWidth = 0; // a chart must not widen its column
    words.hidden = !index;
    plot.setAttribute('role', 'img');
    part.append(words, shades, plot);
    this.box.append(part);
    return { part, words, shades, plot };
  }

  async draw(answer, Plotly) {
    const pictures = [answer, ...answer.beside];
    for (const [index, { data, layout, alt, legend }] of pictures.entries()) {
      const shown = this.parts[index];
      if (!shown) break;
      const { words, shades, plot } = shown;
      if (index) words.textContent = alt;
      shades.innerHTML = legend;
      plot.setAttribute('aria-label', alt);
      plot.style.minHeight = `${layout.height}px`;
      this.ground(data, layout);
      await Plotly.react(plot, data, { ...layout, autosize: true, datarevision: this.address }, CONFIG);
      if (!shown.heard) this.hear(shown);
      this.fit(plot);
    }
    this.box.dataset.drawn = 'true';
  }

  // Outlines are told by where they are below the observatory, wherever it is served.
  ground(data, layout) {
    const whole = (source) => (typeof source === 'string' ? new URL(this.data.site + source, location.href).href : source);
    data.forEach((trace) => { if (trace.geojson) trace.geojson = whole(trace.geojson); });
    layout.map?.layers?.forEach((layer) => { layer.source = whole(layer.source); });
  }

  hear(shown) {
    shown.heard = true;
    shown.plot.on('plotly_click', ({ points }) => {
      const point = points.at(-1);
      const code = point?.location ?? [point?.customdata].flat()[0];
      if (!code || !this.data.picks) return;
      const { key, most } = this.data.picks;
      if (key in this.data.query) {
        const held = (this.hand.get(key)?.codes ?? this.data.query[key]).split(',').filter(Boolean);
        const next = most === 1 ? [code] : held.includes(code) ? held.filter((other) => other !== code) : [...held.slice(0, most - 1), code];
        window.dispatchEvent(new CustomEvent('choice', { detail: { key, codes: next.join(',') } }));
      }
      this.send(String(code));
    });
  }

  // A chart is as wide as its place; a map zooms out until all of Europe is in view.
  fit(plot) {
    if (!plot._fullLayout || !plot.clientWidth) return;
    if (Math.abs(plot._fullLayout.width - plot.clientWidth) > 1) window.Plotly.Plots.resize(plot);
    const map = plot._fullLayout.map?._subplot?.map;
    if (map && plot.clientWidth < WIDTH) map.jumpTo({ zoom: plot._fullLayout.map.zoom + Math.log2(plot.clientWidth / WIDTH) });
  }
}
