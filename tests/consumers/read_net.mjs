// Reads one graph file with a program that runs on Node and prints what it found as JSON.
//
//   node read_net.mjs graphology|cytoscape|links|mermaid FILE

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [consumer, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");

function withGraphology() {
  const Graph = require("graphology");
  const graph = Graph.from(JSON.parse(text));
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

function withCytoscape() {
  const cytoscape = require("cytoscape");
  const file = JSON.parse(text);
  // The layout of a file without places goes on for ever where nothing is drawn.
  const layout = { name: file.layout.name === "preset" ? "preset" : "null" };
  const cy = cytoscape({ ...file, layout, headless: true, styleEnabled: true });
  const nodes = cy.nodes().map((node) => ({
    id: node.id(),
    attributes: node.data(),
    isInside: node.isChild(),
    label: node.style("label"),
    width: node.numericStyle("width"),
  }));
  const edges = cy.edges().map((edge) => ({
    id: edge.id(),
    source: edge.source().id(),
    target: edge.target().id(),
    attributes: edge.data(),
    arrow: edge.style("target-arrow-shape"),
  }));
  cy.destroy();
  return { nodes, edges };
}

// What d3's force layout and force-graph do: ends are found by the nodes' ids.
function withLinks() {
  const { nodes, links } = JSON.parse(text);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = links.map((link) => ({
    id: link.key,
    source: byId.get(link.source).id,
    target: byId.get(link.target).id,
    attributes: link,
  }));
  return { nodes: nodes.map((node) => ({ id: node.id, attributes: node })), edges };
}

// Mermaid wants a page around it, and stands signs of its own for references.
async function withMermaid() {
  const { JSDOM } = await import("jsdom");
  globalThis.window = new JSDOM("").window;
  globalThis.document = window.document;
  const { default: mermaid } = await import("mermaid");
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const decode = (words) => {
    const html = (words ?? "").replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
    const element = document.createElement("p");
    element.innerHTML = html.replace(/<br ?\/?>/g, " ");
    if (element.children.length > 0) throw new Error(`${words} is not only words`);
    return element.textContent;
  };
  const nodes = [...db.getVertices().values()].map((node) => ({
    id: node.id,
    label: decode(node.text),
    classes: node.classes,
  }));
  const edges = db.getEdges().map((edge) => ({
    source: edge.start,
    target: edge.end,
    label: decode(edge.text),
    arrow: edge.type,
  }));
  return { nodes, edges, classes: [...db.getClasses().keys()] };
}

const found = {
  graphology: withGraphology,
  cytoscape: withCytoscape,
  links: withLinks,
  mermaid: withMermaid,
};
process.stdout.write(JSON.stringify(await found[consumer]()), () => process.exit());
