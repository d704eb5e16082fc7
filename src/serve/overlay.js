// Only the preview has this: it loads the page again when the site changed, and ties findings to the cells they are about.
(() => {
  const state = encodeURIComponent(document.currentScript.dataset.state);
  let stream;
  // A browser opens six connections: a page out of sight keeps none. When it comes into sight again, its state says whether it is still true.
  const listen = () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    } else if (!stream || stream.readyState === EventSource.CLOSED) {
      stream = new EventSource(`/-/reload?state=${state}`);
      stream.onmessage = () => location.reload();
      stream.onerror = () => stream?.readyState === EventSource.CLOSED && setTimeout(listen, 2000);
    }
  };
  document.addEventListener('visibilitychange', listen);
  listen();

  const panel = document.getElementById('gongkai-preview');
  if (!panel) return;
  document.title = `(${panel.dataset.count}) ${document.title}`;
  for (const told of panel.querySelectorAll('[data-cell]')) {
    const cell = document.getElementById(told.dataset.cell);
    if (!cell || cell.classList.contains('gongkai-wrong')) continue;
    cell.classList.add('gongkai-wrong');
    const back = document.createElement('a');
    back.className = 'gongkai-back';
    back.href = `#${told.id}`;
    back.textContent = '⚠';
    back.title = told.querySelector('pre').textContent.split('\n')[0];
    cell.append(back);
  }
})();
