// What Streamlit leaves out for people who use a keyboard or a screen reader.
// The page says its language (WCAG 3.1.1), and tables that scroll can be reached and scrolled by keyboard (WCAG 2.1.1).
document.documentElement.lang = 'LANGUAGE';
if (!window.tablesAreReachable) {
  window.tablesAreReachable = true;
  const reach = () => document.querySelectorAll('[data-testid="stTable"] div:not([tabindex])').forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'TABLE');
    }
  });
  new MutationObserver(reach).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', reach);
}
