// Reads one graph file with graphology and writes it again.
//
//   node round_trip.mjs json|gexf IN OUT

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const [format, from, to] = process.argv.slice(2);
const text = readFileSync(from, "utf8");
if (format === "json") {
  const graph = Graph.from(JSON.parse(text));
  writeFileSync(to, JSON.stringify(graph.export()));
} else {
  const graph = gexf.parse(Graph, text, { addMissingNodes: false });
  writeFileSync(to, gexf.write(graph, { version: "1.3" }));
}
