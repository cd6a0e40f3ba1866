/* Listings of papers: 1 words, 2 cards at citations, 3 copying, 4 filter boxes. */

(() => {
  "use strict";

  // 1 Words, which Sphinx has in the language of the page

  const words = JSON.parse(document.currentScript?.dataset.words ?? "{}");

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const all = (selector) => [...document.querySelectorAll(selector)];

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Capturing, since "toggle" and "scroll" do not bubble.
  const on = (type, action, target = document) => target.addEventListener(type, action, true);

  // What opens filtered would shift if seen before.
  const { classList } = document.documentElement;
  classList.toggle("paperlist-waiting", /\.(text|year|venue|tag)=/.test(location.search));

  let liveRegion;

  function announce(text) {
    liveRegion ??= make("span", { className: "paperlist-live", role: "status" });
    liveRegion.textContent = "";
    document.body.append(liveRegion);
    // Screen readers speak of changes in a region that they know.
    setTimeout(() => (liveRegion.textContent = text), 100);
  }

  // 2 Cards at citations

  let citation, card, timer;

  function soon(delay, action) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  function visit(link, delay) {
    const names = link && [link.hash.slice(1), link.getAttribute("href")];
    const template = all("template.paper-card").find(({ dataset }) => names?.includes(dataset.for));
    if (!template) return;
    // The browser's tooltip would cover the card.
    link.removeAttribute("title");
    soon(delay, () => link === citation || open(link, template.content.cloneNode(true)));
  }

  function open(link, content) {
    close();
    citation = link;
    card = make("span", { className: "paper-card", id: "paper-card", popover: "manual" }, content);
    link.setAttribute("aria-describedby", card.id);
    // Right after the link, so that the Tab key goes on into the card.
    link.after(card);
    card.showPopover?.();
    place();
    window.MathJax?.typesetPromise?.([card]).then(place, place);
  }

  function place() {
    if (!card) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const { left, top, bottom } = citation.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = card;
    const [above, below] = [top - offsetHeight - 6, bottom + 6];
    const y = above < 0 || below + offsetHeight < clientHeight ? below : above;
    card.style.top = `${y}px`;
    card.style.left = `${Math.max(6, Math.min(left, clientWidth - offsetWidth - 6))}px`;
  }

  function close() {
    clearTimeout(timer);
    citation?.removeAttribute("aria-describedby");
    card?.remove();
    citation = card = null;
  }

  function leave() {
    soon(250, () => {
      card?.matches(":hover, :focus-within") || citation?.matches(":hover, :focus-visible") || close();
    });
  }

  function onEscape({ key }) {
    if (key !== "Escape" || !card) return;
    if (card.contains(document.activeElement)) citation.focus();
    // After the focus, which would open the card again.
    close();
  }

  function watchCitations() {
    on("pointerover", ({ target, pointerType }) => {
      // A finger follows the link, and would leave the card behind.
      if (pointerType !== "touch") visit(target.closest("a.paper-ref"), 150);
    });
    on("focusin", ({ target }) => visit(target.closest("a.paper-ref:focus-visible"), 0));
    on("pointerout", leave);
    on("focusout", leave);
    on("keydown", onEscape);
    on("scroll", place);
    on("resize", place, window);
  }

  // 3 Copying

  const copy = (text) => navigator.clipboard?.writeText(text).then(() => true, () => false);

  function addCopyButton({ target }) {
    const source = target.querySelector(".paper-bibtex > summary + pre");
    if (!source) return;
    const button = make("button", { className: "paper-copy" }, words.copy);
    on("click", async () => {
      const copied = await copy(source.textContent);
      if (!copied) getSelection().selectAllChildren(source);
      button.textContent = copied ? words.copied : words.select;
      announce(button.textContent);
      setTimeout(() => (button.textContent = words.copy), 4000);
    }, button);
    source.before(button);
  }

  async function copyKey({ target }) {
    const data = target.closest(".paper-permalink")?.dataset;
    if (!data || !(await copy(data.key))) return;
    data.said = fill(words.key, data);
    announce(data.said);
    setTimeout(() => delete data.said, 2000);
  }

  // 4 Filter boxes

  const newest = ([a], [b]) => b - a;
  const most = ([a, m], [b, n]) => n - m || a.localeCompare(b);

  const fold = (text = "") => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function count(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  function makeSelect(kind, order, values) {
    const options = [...count(values.flat())].sort(order).map(([value]) => new Option("", value));
    return make("select", { kind, values }, new Option(words.any, ""), ...options);
  }

  function makeFilter(box) {
    const { name } = box.dataset;
    const papers = all(`.paperlist[data-filter="${CSS.escape(name)}"] > .paper`);
    const hasShown = (group) => papers.some((paper) => !paper.hidden && group.contains(paper));
    const groups = all(".paperlist-group").filter(hasShown);
    const read = (action) => papers.map(({ dataset }) => action(dataset));
    const selects = [
      makeSelect("year", newest, read(({ year }) => [year ?? []].flat())),
      makeSelect("venue", most, read(({ venue }) => [venue ?? []].flat())),
      makeSelect("tag", most, read(({ tags }) => JSON.parse(tags ?? "[]"))),
    ].filter(({ options }) => options.length > 2);
    const input = make("input", { type: "search", kind: "text", placeholder: words.hint });
    const fields = [input, ...selects];
    const button = make("button", { className: "paperlist-clear" }, words.clear);
    const hits = make("output", { role: "status" });
    const ariaLabel = `${words.filter}: ${name}`;
    const form = make("div", { className: "paperlist-form", role: "search", ariaLabel });
    for (const field of fields) {
      field.name = `${name}.${field.kind}`;
      form.append(make("label", {}, words[field.kind] ?? words.filter, field));
    }
    form.append(button, hits);
    let texts, reporting;

    function apply() {
      const terms = fold(input.value).split(/\s+/).filter(Boolean);
      if (terms.length) texts ??= read(({ text }) => fold(text));
      const chosen = selects.filter(({ value }) => value);
      button.hidden = !terms.length && !chosen.length;
      // Room below the box, or a short page would pull it down.
      const { style, offsetTop } = box.parentElement;
      style.minHeight = button.hidden ? "" : `calc(${box.offsetTop - offsetTop}px + 120vh)`;
      // The selects that speak against a paper, if its text does not.
      const missed = papers.map((_, i) =>
        terms.every((term) => texts[i].includes(term))
          ? chosen.filter(({ value, values }) => !values[i].includes(value))
          : null,
      );
      papers.forEach((paper, i) => (paper.hidden = missed[i]?.length !== 0));
      for (const group of groups) group.hidden = !hasShown(group);
      for (const select of selects) {
        // It counts what its other values would show.
        const counted = (_, i) => missed[i]?.every((other) => other === select);
        const counts = count(select.values.filter(counted).flat());
        const [, ...options] = select.options;
        for (const option of options) option.text = `${option.value} (${counts.get(option.value) ?? 0})`;
      }
    }

    function report() {
      const shown = papers.filter(({ hidden }) => !hidden).length;
      hits.textContent = fill(words.hits, { shown, total: papers.length });
    }

    function readAddress() {
      const query = new URLSearchParams(location.search);
      for (const field of fields) {
        field.value = query.get(field.name) ?? "";
        // Selects reject what they do not know.
        field.value ||= "";
      }
      apply();
      report();
    }

    function writeAddress() {
      const url = new URL(location.href);
      for (const { name, value } of fields) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // Not allowed to pages from files.
      }
    }

    function update() {
      apply();
      writeAddress();
      // A screen reader would speak at each key.
      clearTimeout(reporting);
      reporting = setTimeout(report, 300);
    }

    function clear() {
      for (const field of fields) field.value = "";
      update();
    }

    function reveal() {
      const target = document.getElementById(location.hash.slice(1));
      if (!papers.includes(target?.closest(".paper[hidden]"))) return;
      clear();
      target.scrollIntoView();
    }

    on("input", update, form);
    on("keydown", ({ key }) => key === "Escape" && clear(), form);
    on("click", () => (input.focus(), clear()), button);
    on("popstate", readAddress, window);
    on("hashchange", reveal, window);
    // A link to the present fragment changes no hash.
    on("click", () => setTimeout(reveal));
    box.append(form);
    readAddress();
    reveal();
  }

  on("DOMContentLoaded", () => {
    classList.remove("paperlist-waiting");
    if (all("template.paper-card")[0]) watchCitations();
    if (all(".paper-bibtex")[0]) on("toggle", addCopyButton);
    if (all(".paper-permalink")[0]) on("click", copyKey);
    all(".paperlist-filter").forEach(makeFilter);
  });
})();
