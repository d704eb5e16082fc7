// Before anything is drawn: whoever asked for large text keeps it from page to page.
try {
  if (localStorage.getItem('large')) document.documentElement.dataset.large = '';
} catch {
  // A browser that keeps nothing begins anew.
}
