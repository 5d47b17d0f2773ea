// Plays an ordered choice, such as years: its charts follow step by step (figure.js); where it stops, the page follows.

const STEP = 900; // milliseconds that a step is looked at

const players = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!players.has(parentElement)) players.set(parentElement, new Player(parentElement));
  const player = players.get(parentElement);
  Object.assign(player, { data, stopped: (code) => setTriggerValue('stopped', code) });
  player.draw();
  return () => clearTimeout(player.next);
}

class Player {
  constructor(root) {
    this.button = root.querySelector('button');
    this.button.onclick = () => (this.playing ? this.stop() : this.start());
  }

  get name() { return this.data.options.find(([code]) => code === this.code)?.[1] ?? ''; }

  draw() {
    const { play, pause } = this.data.words;
    this.button.textContent = this.playing ? `❚❚ ${this.name}` : '▶';
    this.button.setAttribute('aria-label', this.playing ? `${pause} (${this.name})` : play);
    this.button.title = this.playing ? pause : play;
  }

  start() {
    const codes = this.data.options.map(([code]) => code);
    const index = codes.indexOf(this.data.chosen);
    this.playing = true;
    this.step(codes, index === codes.length - 1 ? 0 : index + 1);
  }

  step(codes, index) {
    const say = (kind, code) => window.dispatchEvent(new CustomEvent(kind, { detail: { key: this.data.key, codes: code } }));
    this.code = codes[index];
    say('choice', this.code);
    this.draw();
    if (index + 1 >= codes.length) { this.next = setTimeout(() => this.stop(), STEP); return; }
    say('perhaps', codes[index + 1]);
    this.next = setTimeout(() => this.step(codes, index + 1), STEP);
  }

  stop() {
    clearTimeout(this.next);
    this.playing = false;
    this.draw();
    this.stopped(this.code);
  }
}
