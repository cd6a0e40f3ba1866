/* What lets a page of this site stand in a frame of another page. */

(() => {
  "use strict";

  if (self === top) return;

  // Several themes keep what is light and dark under one name, and so does the page around.
  const prefix = `${location.pathname.replace(/[^/]*$/, "")} `;
  const storage = window.localStorage;
  const own = {
    getItem: (name) => storage.getItem(prefix + name),
    setItem: (name, value) => storage.setItem(prefix + name, value),
    removeItem: (name) => storage.removeItem(prefix + name),
  };
  Object.defineProperty(window, "localStorage", { value: own });

  // Other sites refuse to stand in a frame.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^=http]");
    if (link && link.host !== location.host) link.target = "_blank";
  }, true);
})();
