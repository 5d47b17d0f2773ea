// What Streamlit leaves out for people who use a keyboard or a screen reader.
// The page says its language (WCAG 3.1.1), and tables that scroll can be reached and scrolled by keyboard (WCAG 2.1.1).
document.documentElement.lang = WORDS.language;
if (!window.pageIsWatched) {
  window.pageIsWatched = true;
  const reach = () => document.querySelectorAll('[data-testid="stTable"] div:not([tabindex])').forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', WORDS.table);
    }
  });
  // A table may begin to scroll after it came: when a font arrives or the window narrows.
  const sizes = new ResizeObserver(reach);
  const watch = () => document.querySelectorAll('[data-testid="stTable"] table:not([data-watched])').forEach((table) => {
    table.dataset.watched = 'true';
    sizes.observe(table);
    sizes.observe(table.parentElement);
  });
  // Tables are told apart by the title of their figure, in its language.
  const tell = () => document.querySelectorAll('[data-testid="stTable"] [role]').forEach((box) => {
    const title = box.closest('[class*="st-key-figure-"]')?.querySelector('h2, h3')?.innerText;
    if (title) box.setAttribute('aria-label', `${WORDS.table}: ${title}`);
  });
  // On a phone the map of skills is wider than the screen: it can be pushed by keyboard, and says what it is.
  const far = () => document.querySelectorAll('.st-key-figure-skills-map [class*="st-key-chart-"]').forEach((box) => {
    if (box.tabIndex === 0 || !(box.scrollWidth > box.clientWidth + 1)) return;
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', box.closest('.st-key-figure-skills-map').querySelector('h2').innerText);
  });
  // A finger on a chart scrolls the page: Plotly would hold it back. A tap still comes as a click.
  document.addEventListener('touchstart', (event) => {
    if (event.target.closest?.('.nsewdrag')) event.stopPropagation();
  }, { capture: true, passive: true });
  // What the menu has no room for stands behind a count, in words of Streamlit's own.
  const count = () => document.querySelectorAll('[data-testid="stTopNavSection"] p').forEach((item) => {
    item.firstChild.nodeValue = item.firstChild.nodeValue.replace(/^([0-9]+) more$/, (_, n) => `${n} ${WORDS.more}`);
  });
  // Names in tables lead to pages of this site: like every other link to them, in the same window.
  const stay = () => document.querySelectorAll('[data-testid="stTable"] a[target]:not([href*="://"])')
    .forEach((link) => link.removeAttribute('target'));
  // Links of our own HTML lead to another page as those of Streamlit do: without loading the whole site again.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.stMain a[href]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href, location.href);
    const known = WORDS.pages.includes(to.pathname.split('/').pop());
    if (!known || to.origin !== location.origin || link.target === '_blank' || link.hasAttribute('download') || to.hash) return;
    event.preventDefault();
    history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
    window.scrollTo(0, 0);
  });
  const mend = () => { reach(); far(); watch(); tell(); count(); stay(); };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend(); // the page may have come before this script
  // An address that is only completed by defaults is no step of the Back button.
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const [here, next] = [new URL(location.href), new URL(address ?? location.href, location.href)];
    const completed = here.pathname === next.pathname && [...here.searchParams].every(([name, code]) => next.searchParams.get(name) === code);
    completed ? history.replaceState(state, title, address) : push(state, title, address);
  };
  // On paper a chart shrinks to the width of the page, for which its drawing must know its own size.
  window.addEventListener('beforeprint', () => document.querySelectorAll('svg.main-svg').forEach((drawn) =>
    drawn.setAttribute('viewBox', `0 0 ${drawn.getAttribute('width')} ${drawn.getAttribute('height')}`)));
  // Charts leave as pictures that the browser draws itself: the layers of the chart in one drawing.
  const drawing = (plot) => {
    const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const { width, height } = plot.getBoundingClientRect();
    Object.entries({ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` })
      .forEach(([name, value]) => whole.setAttribute(name, value));
    // No markup in this text: Streamlit drops a script that looks as if it held elements.
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const fill = getComputedStyle(document.querySelector('.stApp')).backgroundColor;
    Object.entries({ width: '100%', height: '100%', fill }).forEach(([name, value]) => paper.setAttribute(name, value));
    whole.append(paper);
    plot.querySelectorAll('svg.main-svg').forEach((layer) => whole.append(...layer.cloneNode(true).childNodes));
    return new Blob([new XMLSerializer().serializeToString(whole)], { type: 'image/svg+xml' });
  };
  const save = (blob, name) => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const painted = (blob, name) => {
    const image = new Image();
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2 * image.width, height: 2 * image.height });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((png) => save(png, name), 'image/png');
    };
    image.src = URL.createObjectURL(blob);
  };
  document.addEventListener('click', (event) => {
    const wanted = event.target.closest?.('.chart-png, .chart-svg');
    if (!wanted) return;
    const name = wanted.className.match(/of-([a-z0-9-]+)/)?.[1];
    const plot = document.querySelector(`.st-key-figure-${name} .js-plotly-plot`);
    if (!plot) return;
    if (wanted.matches('.chart-svg')) save(drawing(plot), `${name}.svg`);
    else painted(drawing(plot), `${name}.png`);
  });
}
