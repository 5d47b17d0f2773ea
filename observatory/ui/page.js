// What Streamlit leaves out for people who use a keyboard or a screen reader.
// The page says its language (WCAG 3.1.1), and tables that scroll can be reached and scrolled by keyboard (WCAG 2.1.1).
document.documentElement.lang = 'LANGUAGE';
if (!window.pageIsWatched) {
  window.pageIsWatched = true;
  const reach = () => document.querySelectorAll('[data-testid="stTable"] div:not([tabindex])').forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'TABLE');
    }
  });
  // Tables are told apart by the title of their figure, in its language.
  const tell = () => document.querySelectorAll('[data-testid="stTable"] [role]').forEach((box) => {
    const title = box.closest('[class*="st-key-figure-"]')?.querySelector('h2, h3')?.innerText;
    if (title) box.setAttribute('aria-label', `TABLE: ${title}`);
  });
  // Maps are laid out for 700 pixels; on a narrower screen they zoom out until all of Europe is in view.
  const fit = (plot) => {
    const map = plot._fullLayout?.map?._subplot?.map;
    if (map && plot.clientWidth < 700) map.jumpTo({ zoom: plot._fullLayout.map.zoom + Math.log2(plot.clientWidth / 700) });
  };
  const fitMaps = () => document.querySelectorAll('.js-plotly-plot:not([data-watched])').forEach((plot) => {
    if (!plot.on) return;
    plot.dataset.watched = 'true';
    plot.on('plotly_afterplot', () => fit(plot));
    fit(plot);
  });
  new MutationObserver(() => { reach(); tell(); fitMaps(); }).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', reach);
}
