// What the hand does with the controls of this page, told to its charts at once (`choice`), and what it may do next
// (`perhaps`), so that they can fetch it beforehand. Controls are Streamlit's own; they are read by their ARIA roles.
// Where nothing is read, charts wait for the script, as everything else does.

const PAUSE = 60; // milliseconds that something must be pointed at before it is fetched

export default function ({ data }) {
  hand.tell(data.choices);
}

const read = {
  list: (box) => [box.querySelector('input[role=combobox]')?.value],
  switch: (box) => [box.querySelector('[role=radio][aria-checked=true]')?.innerText],
  slider: (box) => [...box.querySelectorAll('input[type=range]')].map((end) => end.getAttribute('aria-valuetext')),
};

const hand = {
  watched: new Map(), // element → its observer
  choices: {},
  last: {},

  tell(choices) {
    this.choices = choices;
    for (const [key, { chosen }] of Object.entries(choices)) this.last[key] = chosen;
    for (const [box, sees] of this.watched) {
      if (!box.isConnected) { sees.disconnect(); this.watched.delete(box); }
    }
    for (const key of Object.keys(choices)) {
      const box = document.querySelector(`.st-key-${key}`);
      if (!box || this.watched.has(box)) continue;
      const sees = new MutationObserver(() => this.look(key, box));
      sees.observe(box, { subtree: true, attributeFilter: ['value', 'aria-checked', 'aria-valuetext', 'aria-activedescendant'] });
      this.watched.set(box, sees);
    }
  },

  look(key, box) {
    const choice = this.choices[key];
    if (!choice) return;
    const codes = read[choice.control](box).map((name) => choice.names[name]);
    if (codes.length && codes.every((code) => code !== undefined) && codes.join(',') !== this.last[key]) {
      this.last[key] = codes.join(',');
      this.say('choice', key, this.last[key]);
      if (choice.control === 'slider' && codes.length === 1) this.beside(key, codes[0]);
    }
    const active = box.querySelector('[aria-activedescendant]')?.getAttribute('aria-activedescendant');
    if (active) this.consider(key, document.getElementById(active)?.innerText);
  },

  beside(key, code) {
    const every = Object.values(this.choices[key].names);
    const index = every.indexOf(code);
    for (const next of [every[index + 1], every[index - 1]]) if (next) this.say('perhaps', key, next);
  },

  consider(key, name) {
    const code = this.choices[key]?.names[name];
    clearTimeout(this.pause);
    if (code !== undefined && code !== this.last[key]) this.pause = setTimeout(() => this.say('perhaps', key, code), PAUSE);
  },

  point({ target }) {
    const option = target.closest?.('[role=option], [role=radio]');
    if (!option) return;
    const list = option.closest('[role=listbox]')?.id;
    const owner = list ? document.querySelector(`[aria-controls="${list}"]`) : option;
    const key = Object.keys(this.choices).find((name) => owner?.closest(`.st-key-${name}`));
    if (key) this.consider(key, option.innerText);
  },

  say(kind, key, codes) { window.dispatchEvent(new CustomEvent(kind, { detail: { key, codes } })); },
};

document.addEventListener('pointerover', (event) => hand.point(event), { passive: true });
