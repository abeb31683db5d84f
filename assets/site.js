/* The pages are complete without this script. It adds three things: a switch
   between light and dark, notes that open beside their marks, and the passage
   that the reader came for, highlighted whole. */
(function () {
  'use strict';
  var root = document.documentElement;

  // Light and dark. The reader's choice outlives the page where the browser
  // lets us remember it; on a disk it may not.
  var button = document.querySelector('.theme');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function remembered() {
    try { return localStorage.getItem('theme'); } catch (e) { return null; }
  }
  function theme() {
    return root.dataset.theme || (dark.matches ? 'dark' : 'light');
  }
  function show() {
    button.textContent = theme() === 'dark' ? button.dataset.light : button.dataset.dark;
  }
  var choice = remembered();
  if (choice === 'dark' || choice === 'light') root.dataset.theme = choice;
  if (button) {
    button.hidden = false;
    show();
    dark.addEventListener('change', show);
    button.addEventListener('click', function () {
      root.dataset.theme = theme() === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* only for this page */ }
      show();
    });
  }

  // The passage that the address names. Its words may lie in several marks,
  // and a mark may belong to several passages.
  function highlight() {
    document.querySelectorAll('mark.on').forEach(function (m) { m.classList.remove('on'); });
    var id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll('mark[data-q]').forEach(function (m) {
      if (id && m.dataset.q.split(' ').indexOf(id) >= 0) m.classList.add('on');
    });
  }
  window.addEventListener('hashchange', highlight);
  highlight();

  // Notes beside their marks. A browser without popovers follows the link to
  // the note at the foot of the page, as it does without script.
  var list = document.querySelector('.notes ol');
  if (!list || !('popover' in HTMLElement.prototype)) return;
  var open = null; // the note that is shown: {mark, box}

  function close(back) {
    if (!open) return;
    var was = open;
    open = null;
    was.mark.removeAttribute('aria-expanded');
    was.box.remove();
    if (back) was.mark.focus();
  }

  // build copies a note. The copy stands right after the mark, so that the
  // keyboard goes from the mark through the note's links and on in the text.
  function build(mark, note) {
    var box = document.createElement('div'), label = list.dataset.label + ' ' + mark.textContent;
    box.className = 'pop';
    box.popover = 'manual';
    box.tabIndex = -1;
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', label);
    var title = document.createElement('strong'), end = document.createElement('button');
    title.textContent = label;
    end.type = 'button';
    end.textContent = list.dataset.close;
    end.addEventListener('click', function () { close(true); });
    var words = note.cloneNode(true);
    words.querySelectorAll('.back').forEach(function (b) { b.remove(); });
    words.querySelectorAll('[id]').forEach(function (e) { e.removeAttribute('id'); });
    box.append(title);
    box.append.apply(box, words.childNodes);
    box.append(end);
    mark.after(box);
    return box;
  }

  // place puts the box under its mark, or above it where there is more room,
  // and keeps it inside the window.
  function place(mark, box) {
    var m = mark.getBoundingClientRect(), gap = 8;
    var width = box.offsetWidth, height = box.offsetHeight, view = root.clientWidth;
    var left = Math.max(gap, Math.min(m.left - 16, view - width - gap));
    var below = window.innerHeight - m.bottom, up = below < height + gap && m.top > below;
    box.style.left = left + window.scrollX + 'px';
    box.style.top = (up ? m.top - height - gap : m.bottom + gap) + window.scrollY + 'px';
  }

  document.addEventListener('click', function (e) {
    var mark = e.target.closest('sup.cite > a');
    if (mark && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey) {
      var note = document.getElementById(mark.hash.slice(1)), same = open && open.mark === mark;
      if (!note) return;
      e.preventDefault();
      close(same);
      if (same) return;
      open = { mark: mark, box: build(mark, note) };
      mark.setAttribute('aria-expanded', 'true');
      open.box.showPopover();
      place(mark, open.box);
      open.box.focus({ preventScroll: true });
    } else if (open && !open.box.contains(e.target)) {
      close(false);
    }
  });
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && open) {
      e.preventDefault();
      close(true);
    }
  });
  document.addEventListener('focusin', function (e) {
    if (open && !open.box.contains(e.target) && e.target !== open.mark) close(false);
  });
  window.addEventListener('resize', function () { close(false); });
})();
