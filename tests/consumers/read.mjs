// Reads one graph file with a program that runs on Node and prints what it found as JSON.
//
//   node read.mjs graphology-graphml|graphology-gexf|graphology|viz FILE

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [consumer, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");

async function readWithViz() {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  const result = viz.render(text, { format: "json" });
  if (result.status !== "success") throw new Error(JSON.stringify(result.errors));
  return JSON.parse(result.output);
}

function readWithGraphology() {
  const Graph = require("graphology");
  const isOwn = consumer === "graphology";
  const graph = isOwn ? Graph.from(JSON.parse(text)) : require(consumer).parse(Graph, text);
  const nodes = graph.mapNodes((id, attributes) => ({ id, attributes }));
  const edges = graph.mapEdges((id, attributes, source, target) => ({
    id,
    source,
    target,
    directed: graph.isDirected(id),
    attributes,
  }));
  return { nodes, edges };
}

const found = consumer === "viz" ? await readWithViz() : readWithGraphology();
process.stdout.write(JSON.stringify(found));
