/* The pages are complete without this script. It adds three things: a switch
   between light and dark, notes that open beside their marks, and the passage
   that the reader came for, highlighted whole. It runs in the head, before the
   page is drawn, so that none is shown in the wrong theme first; all but the
   theme waits for the page's contents. */
(function () {
  'use strict';
  var root = document.documentElement;

  // Light and dark. The reader's choice outlives the page where the browser
  // lets us remember it; on a disk it may not.
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function remembered() {
    try { return localStorage.getItem('theme'); } catch (e) { return null; }
  }
  function theme() {
    return root.dataset.theme || (dark.matches ? 'dark' : 'light');
  }
  var choice = remembered();
  if (choice === 'dark' || choice === 'light') root.dataset.theme = choice;

  function lightAndDark() {
    var button = document.querySelector('.theme');
    if (!button) return;
    function show() {
      button.textContent = theme() === 'dark' ? button.dataset.light : button.dataset.dark;
    }
    button.hidden = false;
    show();
    dark.addEventListener('change', show);
    button.addEventListener('click', function () {
      root.dataset.theme = theme() === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* only for this page */ }
      show();
    });
  }

  // The id that the address names. Anybody may have written it.
  function named() {
    var id = location.hash.slice(1);
    try { return decodeURIComponent(id); } catch (e) { return id; }
  }

  // The passage that the address names. Its words may lie in several marks,
  // and a mark may belong to several passages. On the page that holds all
  // articles the article's name stands before the id, but not in data-q: the
  // passages of two articles never share an id.
  function highlight() {
    document.querySelectorAll('mark.on').forEach(function (m) { m.classList.remove('on'); });
    var id = '-' + named();
    document.querySelectorAll('mark[data-q]').forEach(function (m) {
      if (m.dataset.q.split(' ').some(function (q) { return id.endsWith('-' + q); })) m.classList.add('on');
    });
  }

  // Notes beside their marks. A browser without popovers follows the link to
  // the note at the foot of the page, as it does without script.
  var list;     // of the notes
  var open = null; // the note that is shown: {mark, box}

  function close(back) {
    if (!open) return;
    var was = open;
    open = null;
    was.mark.removeAttribute('aria-expanded');
    was.box.remove();
    if (back) was.mark.focus();
  }

  // build copies the note of a number. The copy stands right after the mark, so
  // that the keyboard goes from the mark through the note's links and on in the
  // text.
  function build(mark, number, note) {
    var box = document.createElement('div'), label = list.dataset.label + ' ' + number;
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
    var room = document.createElement('div');
    room.append.apply(room, words.childNodes);
    box.append(title, room, end);
    mark.after(box);
    return box;
  }

  // place puts the box under its mark, or above it where there is more room,
  // and keeps it inside the window. What does not fit is scrolled to.
  function place(mark, box) {
    var m = mark.getBoundingClientRect(), gap = 8;
    var left = Math.max(gap, Math.min(m.left - 16, root.clientWidth - box.offsetWidth - gap));
    var below = window.innerHeight - m.bottom - 2 * gap, above = m.top - 2 * gap;
    var up = below < box.offsetHeight && above > below;
    box.style.maxHeight = Math.max(up ? above : below, 160) + 'px';
    box.style.left = left + window.scrollX + 'px';
    box.style.top = (up ? m.top - box.offsetHeight - gap : m.bottom + gap) + window.scrollY + 'px';
  }

  // follow opens the note of a mark. A mark within the note that is open stands
  // in a copy that goes away with it: its note takes that one's place, after the
  // same mark of the text.
  function follow(e) {
    var mark = e.target.closest('sup.cite > a');
    if (mark && mark.hash.indexOf('#n') === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey) {
      var note = document.getElementById(mark.hash.slice(1)), same = open && open.mark === mark;
      if (!note) return;
      e.preventDefault();
      var number = mark.textContent;
      if (open && open.box.contains(mark)) mark = open.mark;
      close(same);
      if (same) return;
      open = { mark: mark, box: build(mark, number, note) };
      mark.setAttribute('aria-expanded', 'true');
      open.box.showPopover();
      place(mark, open.box);
      open.box.focus({ preventScroll: true });
    } else if (open && !open.box.contains(e.target)) {
      close(false);
    }
  }

  function notes() {
    list = document.querySelector('.notes ol');
    if (!list || !('popover' in HTMLElement.prototype)) return;
    document.addEventListener('click', follow);
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
  }

  document.addEventListener('DOMContentLoaded', function () {
    lightAndDark();
    window.addEventListener('hashchange', highlight);
    highlight();
    notes();
  });
})();
