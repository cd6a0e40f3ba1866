// Format CSL-JSON with citeproc-js, and print what it made and how long it took as JSON.
//
//   node citeproc_js.mjs --style FILE --locales FOLDER --items FILE --node-modules FOLDER
//                        [--locale LANGUAGE] [--bibliography-only]
//
// The bibliography is made of all items, then one citation of each in their order. --locale is used
// whatever the style's default is.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

const text = { type: "string" };
const { values: options } = parseArgs({
  options: {
    style: text,
    locales: text,
    items: text,
    "node-modules": text,
    locale: text,
    "bibliography-only": { type: "boolean" },
  },
});

const start = performance.now();
// node looks for a package from a file, which need not be there.
const CSL = createRequire(join(resolve(options["node-modules"]), "here.js"))("citeproc");
// What the processor has to say must not stand in the JSON.
CSL.debug = CSL.error = (message) => process.stderr.write(`${message}\n`);

const items = new Map(
  JSON.parse(readFileSync(options.items, "utf8")).map((item) => [String(item.id), item]),
);
const ids = [...items.keys()];

function retrieveLocale(language) {
  const path = join(options.locales, `locales-${language}.xml`);
  const found = existsSync(path) ? path : join(options.locales, "locales-en-US.xml");
  return readFileSync(found, "utf8");
}

// The processor changes the items it is given.
const retrieveItem = (id) => ({ ...structuredClone(items.get(String(id))), system_id: id });
// It leaves out entries that are empty, but not their ids: each entry ends with its own.
const embedBibliographyEntry = (id) => `<!--${id}-->`;
const engine = new CSL.Engine(
  { retrieveLocale, retrieveItem, embedBibliographyEntry },
  readFileSync(options.style, "utf8"),
  options.locale,
  Boolean(options.locale),
);
const loaded = performance.now();

engine.updateItems(ids);
// A style may have no bibliography.
const [, entries] = engine.makeBibliography() || [{}, []];
const bibliography = entries.map((entry) => {
  const [, html, id] = entry.match(/^(.*)\n<!--(.*)-->\s*$/s);
  return [id, html];
});
const listed = performance.now();

// This calls `processCitationCluster` for each, after those before it, so that each has the position
// and the form that it has in the finished document.
function citationsOfAll() {
  const note = engine.opt.xclass === "note";
  const clusters = ids.map((id, place) => ({
    citationID: id,
    citationItems: [{ id }],
    properties: { noteIndex: note ? place + 1 : 0 },
  }));
  return engine.rebuildProcessorState(clusters, "html").map(([id, , html]) => [id, html]);
}
const citations = options["bibliography-only"] ? [] : citationsOfAll();
const cited = performance.now();

const seconds = {
  load: (loaded - start) / 1000,
  bibliography: (listed - loaded) / 1000,
  citations: (cited - listed) / 1000,
};
process.stdout.write(JSON.stringify({ bibliography, citations, seconds }));
