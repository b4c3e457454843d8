/* The filter of the layers. */
(() => {
  'use strict';
  const search = document.getElementById('search');
  const rows = [...document.querySelectorAll('#layers tbody tr')];
  document.documentElement.classList.add('scripted');
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(w => text.includes(w));
    }
  });
})();
