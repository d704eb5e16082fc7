// Whoever asked for large text keeps it from page to page: the choice is there before anything is drawn, the button for it when the page is.
(() => {
  'use strict';
  const root = document.documentElement;
  try {
    if (localStorage.getItem('large')) root.dataset.large = '';
  } catch {
    // A browser that keeps nothing begins anew.
  }
  const ready = () => {
    const button = document.querySelector('[data-large-text]');
    if (!button) return;
    const show = () => button.setAttribute('aria-pressed', String('large' in root.dataset));
    show();
    button.addEventListener('click', () => {
      'large' in root.dataset ? delete root.dataset.large : (root.dataset.large = '');
      try {
        localStorage.setItem('large', 'large' in root.dataset ? '1' : '');
      } catch {
        // A browser that keeps nothing still shows this page as asked.
      }
      show();
    });
  };
  document.readyState === 'loading' ? addEventListener('DOMContentLoaded', ready) : ready();
})();
