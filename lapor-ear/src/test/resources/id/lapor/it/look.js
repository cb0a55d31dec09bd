/* Looks at a page as it stands and tells what is wrong with its look: a list of sentences.
   wants: lang, untranslated (words of the other language), scaled (text at 200 %). */
(wants) => {
  const found = [];
  const name = (e) => e.id ? '#' + e.id : e.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !e.closest('.visually-hidden, .skip, .on-enter, .leaflet-container, .ui-helper-hidden-accessible');
  const clipped = (e) => { for (let a = e; a; a = a.parentElement) { if (getComputedStyle(a).clipPath === 'inset(50%)') { return true; } } return false; };
  const root = document.documentElement;

  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter((e) => shown(e)
      && e.getBoundingClientRect().right > root.clientWidth + 1).slice(-1)[0];
    found.push('scrolls sideways by ' + (root.scrollWidth - root.clientWidth) + ': ' + (wide ? name(wide) : ''));
  }
  if (root.lang !== wants.lang) { found.push('lang is ' + root.lang); }
  if (!/^\S.* · LAPOR$/.test(document.title)) { found.push('title is ' + document.title); }

  /* Controls that stand alone; a link in a sentence is as high as its line. */
  document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, a').forEach((e) => {
    if (!shown(e) || e.disabled || getComputedStyle(e).display === 'inline' && e.tagName === 'A') { return; }
    const target = ['radio', 'checkbox'].includes(e.type) ? e.closest('.tick, li, label') || e : e;
    const { width, height } = target.getBoundingClientRect();
    if (width < 23.5 || height < 23.5) { found.push('small target ' + Math.round(width) + 'x' + Math.round(height) + ': ' + name(e)); }
  });

  /* Nothing is cut, unless it says in a title what it leaves out. */
  document.querySelectorAll('body *').forEach((e) => {
    const style = getComputedStyle(e);
    /* an excerpt ends where its lines do, and its whole is a page of its own */
    if (style.webkitLineClamp !== 'none' || !shown(e) || clipped(e) || e.tagName === 'svg' || e.closest('svg, .leaflet-container')) { return; }
    const cutsX = ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
    const cutsY = ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
    const button = e.matches('input[type=submit], button') && e.scrollWidth > e.clientWidth + 1;
    if ((cutsX || cutsY || button) && !e.title && e.clientWidth > 1 && !e.matches('select, input:not([type=submit])')) {
      found.push('cut: ' + name(e));
    }
  });

  /* What is read, piece by piece. */
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const words = node.textContent.replace(/\s+/g, ' ').trim();
    const e = node.parentElement;
    if (!words || ['SCRIPT', 'STYLE', 'OPTION', 'NOSCRIPT'].includes(e.tagName) || !shown(e) || clipped(e)) { continue; }
    const range = document.createRange();
    range.selectNodeContents(node);
    /* lines below the end of an excerpt are there and not seen */
    const excerpt = e.closest('.excerpt');
    const end = excerpt ? excerpt.getBoundingClientRect().bottom : Infinity;
    pieces.push({ words, e, boxes: [...range.getClientRects()].filter((box) => box.top < end - 1) });
  }

  pieces.forEach(({ words, e }) => {
    if (/\?\?\?|^(text|staff)\[|^[a-z]+(\.[a-zA-Z0-9]+)+\.?$/.test(words) && !e.closest('code, a[href], .long-text')) {
      found.push('a key and no text: ' + words);
    }
  });

  /* No piece of text lies on another; what floats above the page on purpose is left out. */
  const floats = (e) => { for (let a = e; a; a = a.parentElement) { if (['fixed', 'sticky'].includes(getComputedStyle(a).position) || a.matches('dialog, [role=listbox]')) { return true; } } return false; };
  const flat = pieces.filter(({ e }) => !floats(e)).flatMap(({ words, e, boxes }) => boxes.map((b) => ({ words, e, b })));
  flat.sort((one, other) => one.b.top - other.b.top);
  for (let i = 0; i < flat.length; i++) {
    for (let j = i + 1; j < flat.length && flat[j].b.top < flat[i].b.bottom - 4; j++) {
      const a = flat[i].b; const b = flat[j].b;
      if (flat[i].e !== flat[j].e && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2) {
        found.push('text on text: ' + flat[i].words.slice(0, 40) + ' / ' + flat[j].words.slice(0, 40));
      }
    }
  }

  /* Words of the other language; data are in their own and are left out. */
  const whole = new Set(wants.whole);
  const say = (words, e) => {
    if (!words || e.closest('[lang]:not(html), blockquote, .long-text, .readings, .reading, textarea, code')) { return; }
    const clean = words.replace(/\s+/g, ' ').trim();
    if (whole.has(clean) || wants.parts.some((part) => clean.includes(part))) { found.push('not translated: ' + clean.slice(0, 80)); }
  };
  pieces.forEach(({ words, e }) => say(words, e));
  document.querySelectorAll('[aria-label], [placeholder], [title], img[alt], input[type=submit], option').forEach((e) => {
    ['aria-label', 'placeholder', 'title', 'alt'].forEach((attribute) => say(e.getAttribute(attribute), e));
    if (e.matches('input[type=submit]')) { say(e.value, e); }
    if (e.tagName === 'OPTION') { say(e.textContent, e); }
  });
  return [...new Set(found)];
}
